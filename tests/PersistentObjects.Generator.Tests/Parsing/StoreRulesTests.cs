using Microsoft.CodeAnalysis.CSharp;
using PersistentObjects.Generator.Tests.Compiling;

namespace PersistentObjects.Generator.Tests.Parsing;

sealed class StoreRulesTests
{
    const string Account = "[Persistent] public partial class Account { public partial int Age { get; set; } }";

    [Test]
    public void A_store_must_be_partial() =>
        "public class [|Bank|] : PersistentStore { }".ShouldBeRefused("PO0020", stubbed: false);

    [Test]
    public void A_type_that_contains_a_store_must_be_partial() =>
        "public class Outer { public partial class [|Bank|] : PersistentStore { } }".ShouldBeRefused("PO0002", stubbed: false);

    [TestCase("abstract partial class [|Bank|]", "abstract")]
    [TestCase("partial class [|Bank|]<T>", "generic")]
    public void A_store_is_one_type(string declaration, string reason) =>
        $$"""
        {{Account}}
        public {{declaration}} : PersistentStore
        {
            public partial Extent<Account> Accounts { get; }
        }
        """.ShouldBeRefused("PO0021", stubbed: false).ShouldContain(reason);

    [Test]
    public void A_store_derives_from_PersistentStore_itself() =>
        $$"""
        {{Account}}
        public partial class Bank : PersistentStore { public partial Extent<Account> Accounts { get; } }
        public partial class [|Savings|] : Bank { public partial Extent<Account> Others { get; } }
        """.ShouldBeRefused("PO0021", stubbed: false).ShouldBe(
            "Store 'Savings' is derived from 'Bank', so no method can be generated that opens it: "
            + "derive it from PersistentStore itself, as a class that is neither abstract, generic nor file-local");

    [Test]
    public void A_mistake_of_a_stores_base_class_is_reported_once() =>
        $$"""
        {{Account}}
        public abstract partial class [|Base|] : PersistentStore { public partial Extent<Account> Accounts { get; } }
        public partial class Bank : Base { public partial Extent<Account> Others { get; } }
        """.ShouldBeRefused("PO0021", stubbed: false);

    [Test]
    public void A_store_has_no_constructor_of_its_own() =>
        $$"""
        {{Account}}
        public partial class Bank : PersistentStore
        {
            public [|Bank|]() : base(new StoreOptions(), [], []) { }
            public partial Extent<Account> Accounts { get; }
        }
        """.ShouldBeRefused("PO0022");

    [TestCase("public static void [|Open|](string name) { }")]
    [TestCase("public int [|InMemory|] => 1;")]
    [TestCase("public static void [|OpenAsync|](StoreOptions a, IProgress<OpenProgress> b, System.Threading.CancellationToken c) { }")]
    public void Names_of_generated_members_are_taken(string member) =>
        $$"""
        {{Account}}
        public partial class Bank : PersistentStore
        {
            {{member}}
            public partial Extent<Account> Accounts { get; }
        }
        """.ShouldBeRefused("PO0023");

    [TestCase("public partial Extent<Account> [|Migrations|] { get; }")]
    [TestCase("public int [|SchemaVersion|]() => 1;")]
    [TestCase("public static void [|PreviewMigrations|](string name) { }")]
    public void Names_that_the_base_class_has_are_taken(string member) =>
        $"{Account} public partial class Bank : PersistentStore {{ {member} }}".ShouldBeRefused("PO0023", stubbed: false);

    [Test]
    public void Overloads_of_generated_members_are_welcome() =>
        UserProject.With("""
            public partial class Bank : PersistentStore
            {
                public static Bank Open(Uri place) => Open(place.LocalPath);
                public static Bank Open() => Open("data");
                public static Bank Open<T>(T place) => Open($"{place}");
            }
            """).Run().ShouldCompile();

    [Test]
    public void An_extent_is_of_a_persistent_class() =>
        """
        public class Plain : PersistentObject;
        public partial class Bank : PersistentStore
        {
            public partial Extent<Plain> [|Plains|] { get; }
        }
        """.ShouldBeRefused("PO0024").ShouldContain("mark 'Plain' [Persistent]");

    [TestCase("get; set;")]
    [TestCase("get; init;")]
    public void An_extent_is_read_only(string accessors) =>
        $$"""
        {{Account}}
        public partial class Bank : PersistentStore
        {
            public partial Extent<Account> [|Accounts|] { {{accessors}} }
        }
        """.ShouldBeRefused("PO0025");

    [Test]
    public void The_mistake_of_a_class_is_not_reported_at_its_extent()
    {
        var run = UserProject.With("""
            [Persistent] public partial class Account(int age) { public partial int Age { get; set; } = age; }
            public partial class Bank : PersistentStore
            {
                public partial Extent<Account> Accounts { get; }
            }
            """).Run();

        run.ShouldReport("PO0005");
    }

    [Test]
    public void A_persistent_store_is_no_class_of_objects() =>
        """
        [Persistent] public partial class [|Bank|] : PersistentStore
        {
            public Bank() : base(new StoreOptions(), [], []) { }
            public partial int Age { get; set; }
        }
        """.ShouldBeRefused("PO0006");

    [Test]
    public void An_older_language_version_is_refused() =>
        "public partial class [|Bank|] : PersistentStore { }"
            .ShouldBeRefused("PO0010", stubbed: false, LanguageVersion.CSharp13);
}
