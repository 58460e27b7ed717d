using PersistentObjects.Analyzers.Tests.Harness;
using PersistentObjects.Generator.Tests.Compiling;

namespace PersistentObjects.Analyzers.Tests.Contracts;

/// <summary>What a contract says of declarations in other assemblies.</summary>
sealed class ComparedContractTests
{
    [Test]
    public async Task A_property_may_move_to_a_base_class_of_another_project()
    {
        const string Before = "[Persistent] public partial class Person { public partial string Name { get; set; } = \"\"; public partial int Age { get; set; } }";
        var library = UserProject.With("[Persistent] public abstract partial class Entity { public partial string Name { get; set; } = \"\"; }").Named("Library").ToReference();

        var project = UserProject.With("[Persistent] public partial class Person : Entity { }").Referencing(library);
        var analysis = await Analysis.Of(project.Compile(), ContractText.Of(Before));

        // What has moved is not gone; what is gone is.
        analysis.Rules.ShouldHaveSingleItem().GetMessage().ShouldStartWith("'Person.Age' of PersistentSchema.json is not declared any more");
        analysis.Compiler.ShouldBeEmpty();
    }

    [Test]
    public async Task A_class_may_move_to_another_project_with_all_that_it_had()
    {
        const string Before = """
            [Persistent] public abstract partial class Entity { public partial int Number { get; set; } }
            [Persistent] public partial class Person : Entity { public partial string Name { get; set; } = ""; public partial int Age { get; set; } }
            [Persistent] public partial class Plain { }
            """;
        const string Moved = """
            [Persistent] public abstract partial class Entity { public partial int Number { get; set; } }
            [Persistent] public partial class Person : Entity { public partial string Name { get; set; } = ""; }
            public class Plain { }
            """;
        var project = UserProject.With("[Persistent] public partial class Club { public partial Person? Chair { get; set; } }")
            .Referencing(UserProject.With(Moved).Named("Library").ToReference());
        var analysis = await Analysis.Of(project.Compile(), ContractText.Of(Before));

        analysis.Rules.Select(report => report.GetMessage().Split(" of PersistentSchema.json")[0]).ShouldBe(["'Person.Age'", "Class 'Plain'"], ignoreOrder: true);
        analysis.Compiler.ShouldBeEmpty();
    }

    [Test]
    public async Task A_value_of_another_project_is_reported_in_the_file()
    {
        const string Contract = """
            {
              "format": 1,
              "classes": {
                "Place": { "properties": { "Center": "struct Point" } }
              },
              "structures": {
                "Point": { "members": {
                  "X": "int32",
                  "Y": "int32"
                } }
              }
            }
            """;
        var library = UserProject.With("public readonly record struct Point(int X, int Top);").Named("Library").ToReference();

        var project = UserProject.With("[Persistent] public partial class Place { public partial Point Center { get; set; } }").Referencing(library);
        var report = (await Analysis.Of(project.Compile(), Contract)).Rules.ShouldHaveSingleItem();

        report.Id.ShouldBe("PO2002");
        report.Location.GetLineSpan().StartLinePosition.Line.ShouldBe(Contract.Split('\n').Index().Single(line => line.Item.Contains("\"Y\"")).Index);
    }
}
