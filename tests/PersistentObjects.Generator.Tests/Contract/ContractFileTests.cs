using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using PersistentObjects.Generator.Contract;
using PersistentObjects.Generator.Tests.Compiling;

namespace PersistentObjects.Generator.Tests.Contract;

/// <summary>When there is a source with the contract, and what is in it.</summary>
sealed class ContractFileTests
{
    const string Name = "PersistentSchema.g.cs";

    [TestCase("[Persistent] public partial class Account;")]
    [TestCase("public partial class Bank : PersistentStore { [Migration(\"1\")] void Run() { } }")]
    [TestCase("[assembly: Retired(\"Account\")]")]
    public void The_source_is_the_contract_in_a_comment(string source)
    {
        var run = UserProject.With(source).Run().ShouldCompile();

        var text = ContractWriter.Write(ContractBuilder.Build(run.Input, default));
        text.ShouldNotBe(ContractWriter.Write(new SchemaContract(default, default, default, default, default)));
        run.Sources[Name].ShouldEndWith($"/*\n{text}*/\n");
    }

    [Test]
    public void A_project_with_nothing_to_say_has_none() =>
        UserProject.With("public enum Color { Red } public partial class Bank : PersistentStore;").Run().ShouldCompile().Sources.Keys.ShouldBe(["Bank.g.cs"]);

    /// <summary>Otherwise the source of an earlier build would go on saying that the last class is there.</summary>
    [Test]
    public void A_project_that_has_a_file_has_one_also_when_its_last_class_has_gone()
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new PersistentObjectGenerator().AsSourceGenerator()], [new EmptyText()]);
        driver.RunGenerators(UserProject.With("public enum Color { Red }").Compile()).GetRunResult().GeneratedTrees
            .ShouldHaveSingleItem().ToString().ShouldEndWith("/*\n{\n  \"format\": 1\n}\n*/\n");
    }

    sealed class EmptyText : AdditionalText
    {
        public override string Path => "/home/me/shop/PersistentSchema.json";

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From("");
    }
}
