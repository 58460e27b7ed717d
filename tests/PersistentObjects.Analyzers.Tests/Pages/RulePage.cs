using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using PersistentObjects.Generator.Tests.Compiling;

namespace PersistentObjects.Analyzers.Tests.Pages;

/// <summary>A page of <c>analyzers/rules</c>, which explains one diagnostic.</summary>
sealed partial record RulePage(string Id, string Text)
{
    public static IEnumerable<RulePage> All() =>
        Directory.GetFiles(Folder(), "*.md")
            .Order(StringComparer.Ordinal)
            .Select(path => new RulePage(
                Path.GetFileNameWithoutExtension(path),
                File.ReadAllText(path).ReplaceLineEndings("\n")));

    /// <summary>The headings in their order, from the page's title on.</summary>
    public IReadOnlyList<string> Headings => [.. Heading().Matches(Text).Select(match => match.Value)];

    /// <summary>What stands below a heading of the second level.</summary>
    public string Section(string heading) =>
        Text.Split("\n## ").Single(section => section.StartsWith(heading + "\n", StringComparison.Ordinal))[heading.Length..].Trim();

    /// <summary>
    /// Every block of C# in a section, as a project of its own, in the language version that the section sets. The last block
    /// of JSON before it, be it in another section, is its contract.
    /// </summary>
    public IReadOnlyList<(UserProject Project, string? Contract)> Examples(string section)
    {
        var text = Section(section);
        var version = LangVersion().Match(text) is { Success: true } match ? match.Groups["version"].Value : "14";
        LanguageVersionFacts.TryParse(version, out var language).ShouldBeTrue(version);
        var start = Text.IndexOf(text, StringComparison.Ordinal);
        return [.. CSharpBlock().Matches(text).Select(block => (UserProject.With(block.Groups["code"].Value).In(language), ContractBefore(start + block.Index)))];
    }

    string? ContractBefore(int position) =>
        JsonBlock().Matches(Text).LastOrDefault(block => block.Index < position) is { } block ? block.Groups["json"].Value : null;

    /// <summary>The errors of the compiler that a section owns up to.</summary>
    public IEnumerable<string> CompilerErrors(string section) =>
        CompilerError().Matches(Section(section)).Select(match => match.Value);

    /// <summary>Names the page in the list of tests.</summary>
    public override string ToString() => Id;

    static string Folder([CallerFilePath] string source = "") =>
        Path.Combine(Path.GetDirectoryName(source)!, "..", "..", "..", "analyzers", "rules");

    [GeneratedRegex("^#.*$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex("<LangVersion>(?<version>.*)</LangVersion>")]
    private static partial Regex LangVersion();

    [GeneratedRegex("^```csharp\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CSharpBlock();

    [GeneratedRegex("^```json\n(?<json>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex JsonBlock();

    [GeneratedRegex(@"\bCS\d{4}\b")]
    private static partial Regex CompilerError();
}
