using PersistentObjects.Generator.Contract;
using PersistentObjects.Generator.Tests.Compiling;

namespace PersistentObjects.Generator.Tests.Contract;

/// <summary>The contract of a project as text.</summary>
static class ContractText
{
    /// <summary>
    /// The contract of a source: the same before generation and after it, which is when analyzers ask.
    /// </summary>
    public static SchemaContract Of(UserProject project)
    {
        var run = project.Run();
        var contract = ContractBuilder.Build(run.Input, default);
        ContractBuilder.Build(run.Output, default).ShouldBe(contract);
        return contract;
    }

    /// <summary>Checks the contract of a source as text, and that reading the text gives it back.</summary>
    public static void ShouldHaveContract(this string source, string expected)
    {
        var contract = Of(UserProject.With(source));
        var text = ContractWriter.Write(contract);
        text.ShouldBe(expected.ReplaceLineEndings("\n") + "\n");
        ContractReader.Read(text).ShouldBe(new ParsedContract(contract, null));
    }
}
