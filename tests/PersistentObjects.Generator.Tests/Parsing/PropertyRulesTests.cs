using PersistentObjects.Generator.Tests.Compiling;

namespace PersistentObjects.Generator.Tests.Parsing;

sealed class PropertyRulesTests
{
    [Test]
    public void A_type_that_does_not_exist_is_the_compilers_business()
    {
        var run = UserProject.With("""
            [Persistent] public partial class Account
            {
                public partial Missing Value { get; set; }
                public partial Missing? Other { get; set; }
                public partial List<Missing>? Third { get; set; }
            }
            """).Run();

        run.Diagnostics.ShouldBeEmpty();
        run.DiagnosticsInGeneratedSource.ShouldBeEmpty();
    }

    [TestCase("get;")]
    [TestCase("set;")]
    [TestCase("init;")]
    public void A_property_needs_both_accessors(string accessors) =>
        $$"""
        [Persistent] public partial class Account { public partial int [|Age|] { {{accessors}} } }
        """.ShouldBeRefused("PO0012").ShouldContain("both 'get' and 'set'");

    [Test]
    public void An_indexer_is_refused() =>
        """
        [Persistent] public partial class Account { public partial int [|this|][int row, params string[] names] { get; set; } }
        """.ShouldBeRefused("PO0013").ShouldContain("indexer");

    [Test]
    public void A_property_that_returns_by_reference_is_refused() =>
        """
        [Persistent] public partial class Account
        {
            public partial ref int [|Age|] { get; }
        }
        """.ShouldBeRefused("PO0013").ShouldContain("by reference");

    [TestCase("override")]
    [TestCase("new")]
    public void A_property_is_stored_once_in_a_hierarchy(string modifier) =>
        $$"""
        [Persistent] public partial class Entity { public virtual partial int Number { get; set; } }
        [Persistent] public partial class Account : Entity { public {{modifier}} partial int [|Number|] { get; set; } }
        """.ShouldBeRefused("PO0014").ShouldContain("base class 'Entity'");

    [Test]
    public void A_property_is_stored_once_in_a_hierarchy_across_assemblies()
    {
        var library = UserProject
            .With("[Persistent] public partial class Entity { public partial int Number { get; set; } }")
            .Named("Library");

        UserProject
            .With("[Persistent] public partial class Account : Entity { public new partial int Number { get; set; } }")
            .Referencing(library.ToReference())
            .Run().ShouldReport("PO0014");
    }

    [TestCase("private enum Tier")]
    [TestCase("protected enum Tier")]
    public void A_type_that_cannot_be_named_from_outside_is_refused(string declaration) =>
        $$"""
        [Persistent] public partial class Account
        {
            private partial Tier [|Value|] { get; set; }
            {{declaration}} { Basic }
        }
        """.ShouldBeRefused("PO0015").ShouldContain("make 'Account.Tier' internal or public");

    [Test]
    public void A_constructor_that_leaves_a_property_null_is_the_compilers_warning()
    {
        var run = UserProject.With("""
            [Persistent] public partial class Account
            {
                public Account() { }
                public partial string Name { get; set; }
            }
            """).Run();

        run.Diagnostics.ShouldBeEmpty();
        run.CompilerDiagnostics.ShouldHaveSingleItem().Id.ShouldBe("CS9264");
        run.DiagnosticsInGeneratedSource.ShouldBeEmpty();
    }

    [Test]
    public void Properties_that_are_not_meant_are_left_alone() =>
        UserProject.With("""
            [Persistent] public partial class Account
            {
                public partial int Age { get; set; }

                public List<string> Plain { get; set; } = [];
                public string Computed => Plain[0];
                [NotPersistent] public partial object Cached { get; set; }
                public static partial string Shared { get; }
                public partial object Own { get; set; }
            }

            public partial class Account
            {
                public partial object Cached { get => field; set; } = "";
                public static partial string Shared => "";
                public partial object Own { get => field; set; } = "";
            }
            """).Run().ShouldCompile().Sources["Account.g.cs"].ShouldContain("properties: [Age]");
}
