using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using PersistentObjects.Generator.Contract;
using PersistentObjects.Generator.Tests.Compiling;

namespace PersistentObjects.Analyzers.Tests.Harness;

/// <summary>A contract as a build has it: an additional file.</summary>
sealed class ContractText(string text) : AdditionalText
{
    readonly SourceText _text = SourceText.From(text);

    public override string Path => ContractWords.FileName;

    /// <summary>The contract that a build writes of sources.</summary>
    public static string Of(string source) => ContractWriter.Write(ContractBuilder.Build(UserProject.With(source).Compile(), CancellationToken.None));

    public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
}
