using Microsoft.CodeAnalysis.CSharp;
using PersistentObjects.Generator.Tests.Compiling;

namespace PersistentObjects.Generator.Tests.Parsing;

sealed class ClassRulesTests
{
    [Test]
    public void A_class_must_be_partial() =>
        "[Persistent] public class [|Account|] { public string Email { get; set; } = \"\"; }"
            .ShouldBeRefused("PO0001")
            .ShouldBe("Persistent class 'Account' must be partial, so that its properties can be given bodies: add the modifier 'partial'");

    [Test]
    public void A_containing_type_must_be_partial() =>
        """
        public class Outer
        {
            [Persistent] public partial class [|Account|] { public partial string Email { get; set; } }
        }
        """.ShouldBeRefused("PO0002", stubbed: false).ShouldContain("'Outer'");

    [TestCase("record", "record")]
    [TestCase("record class", "record")]
    [TestCase("abstract record", "record")]
    public void A_record_is_refused(string keyword, string named)
    {
        var (modifier, kind) = keyword.StartsWith("abstract", StringComparison.Ordinal) ? ("abstract ", "record") : ("", keyword);
        $$"""
        [Persistent] public {{modifier}}partial {{kind}} [|Account|](int Number) { public partial string Email { get; set; } }
        """.ShouldBeRefused("PO0003").ShouldContain($"is a {named} ");
    }

    [TestCase("struct")]
    [TestCase("record struct")]
    [TestCase("interface")]
    public void The_attribute_on_another_kind_of_type_leads_to_no_error_in_generated_code(string keyword)
    {
        var run = UserProject.With($$"""
            [Persistent] public partial {{keyword}} Account { public partial string Email { get; set; } }
            """).Run();

        run.ShouldReport("PO0003");
        run.CompilerDiagnostics.Select(diagnostic => diagnostic.Id).ShouldBe(["CS0592"]);
    }

    [Test]
    public void A_static_class_is_refused() =>
        "[Persistent] public static partial class [|Account|];".ShouldBeRefused("PO0003").ShouldContain("static class");

    [Test]
    public void A_primary_constructor_is_refused() =>
        "[Persistent] public partial class [|Account|](string email) { public partial string Email { get; set; } = email; }"
            .ShouldBeRefused("PO0005")
            .ShouldContain("ordinary constructor");

    [Test]
    public void A_base_class_must_be_persistent() =>
        """
        public class Entity { public int Number { get; set; } }
        [Persistent] public partial class [|Account|] : Entity { public partial string Email { get; set; } }
        """.ShouldBeRefused("PO0006").ShouldContain("mark 'Entity' [Persistent]");

    [Test]
    public void The_mistake_of_a_base_class_is_reported_once() =>
        """
        [Persistent] public partial class [|Entity|](int number) { public partial int Number { get; set; } = number; }
        [Persistent] public partial class Account : Entity
        {
            public Account() : base(1) { }
            public partial string Email { get; set; } = "";
        }
        [Persistent] public partial class Owner { public partial Account? Account { get; set; } }
        """.ShouldBeRefused("PO0005");

    [Test]
    public void A_base_class_that_does_not_exist_is_the_compilers_business()
    {
        var run = UserProject.With("""
            [Persistent] public partial class Account : Missing { public partial string Email { get; set; } }
            """).Run();

        run.Diagnostics.ShouldBeEmpty();
        run.CompilerDiagnostics.Select(diagnostic => diagnostic.Id).ShouldBe(["CS0246"]);
    }

    [TestCase("private")]
    [TestCase("protected")]
    [TestCase("private protected")]
    public void A_class_that_cannot_be_named_from_outside_is_refused(string accessibility) =>
        $$"""
        public partial class Outer
        {
            [Persistent] {{accessibility}} partial class [|Account|] { public partial string Email { get; set; } }
        }
        """.ShouldBeRefused("PO0007");

    [Test]
    public void A_file_local_class_is_refused() =>
        "[Persistent] file partial class [|Account|] { public partial string Email { get; set; } }"
            .ShouldBeRefused("PO0007", stubbed: false);

    [Test]
    public void A_class_whose_base_class_needs_arguments_must_declare_a_constructor() =>
        """
        [Persistent] public partial class Entity
        {
            public Entity(int number) => Number = number;
            public partial int Number { get; set; }
        }
        [Persistent] public partial class [|Account|] : Entity { public partial int Age { get; set; } }
        """.ShouldBeRefused("PO0008", stubbed: false).ShouldContain("'Entity'");

    [Test]
    public void The_constructor_of_recovery_is_reserved() =>
        """
        [Persistent] public partial class Account
        {
            [|Account|](ref PersistentObjects.CompilerServices.Recovery recovery) { }
            public partial int Age { get; set; }
        }
        """.ShouldBeRefused("PO0009");

    [Test]
    public void An_older_language_version_is_refused() =>
        "[Persistent] public partial class [|Account|] { public partial string Email { get; set; } }"
            .ShouldBeRefused("PO0010", stubbed: false, LanguageVersion.CSharp13)
            .ShouldContain("C# 13");

    [Test]
    public void An_attribute_of_the_same_name_is_not_ours() =>
        UserProject.With("""
            namespace Other
            {
                public sealed class PersistentAttribute : Attribute;
                [Persistent] public record Account(string Email);
            }
            """).Run().ShouldCompile().Sources.ShouldBeEmpty();
}
