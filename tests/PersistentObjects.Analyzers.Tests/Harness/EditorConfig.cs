using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace PersistentObjects.Analyzers.Tests.Harness;

/// <summary>What an <c>.editorconfig</c> says, the same for all files.</summary>
sealed class EditorConfig((string Key, string Value)[] settings) : AnalyzerConfigOptionsProvider
{
    readonly Section _section = new(settings.ToDictionary(setting => setting.Key, setting => setting.Value, AnalyzerConfigOptions.KeyComparer));

    public override AnalyzerConfigOptions GlobalOptions => _section;

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => _section;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => _section;

    sealed class Section(Dictionary<string, string> settings) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => settings.TryGetValue(key, out value);
    }
}
