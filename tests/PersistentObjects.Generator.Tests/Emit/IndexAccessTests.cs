using PersistentObjects.Generator.Tests.Compiling;

namespace PersistentObjects.Generator.Tests.Emit;

sealed class IndexAccessTests
{
    const string Domain = """
        [Persistent] public partial class Entity { [Unique] public partial string Name { get; set; } = ""; }
        [Persistent] public partial class Account : Entity { [Index] public partial int Age { get; set; } }
        [Persistent] public sealed partial class Special : Account { [Index] public partial string? Note { get; set; } }
        [Persistent] public sealed partial class Other { [Unique] public partial string Name { get; set; } = ""; }
        public partial class Bank : PersistentStore
        {
            public partial Extent<Entity> Entities { get; }
            public partial Extent<Account> Accounts { get; }
            public partial Extent<Special> Specials { get; }
            public partial Extent<Other> Others { get; }
        }
        """;

    [Test]
    public void An_index_through_the_extent_of_a_subclass_gives_the_subclass() =>
        UserProject.WithFiles(("Domain.cs", Domain), ("Program.cs", """
            public static class Program
            {
                public static object?[] Run(Bank bank)
                {
                    Entity? entity = bank.Entities.ByName.Find("a");
                    Account? account = bank.Accounts.ByName.Find("a");
                    Special? special = bank.Specials.ByName.Find("a");
                    Other? other = bank.Others.ByName.Find("a");
                    long old = bank.Specials.ByAge.Count(99);
                    long noted = bank.Specials.ByNote.Count(null);
                    return [entity, account, special, other, old, noted];
                }
            }
            """)).Run().ShouldCompile();

    [Test]
    public void An_index_is_found_without_a_using() =>
        UserProject.WithFiles(("Domain.cs", $"namespace Some.Domain {{ {Domain} }}"), ("Program.cs", """
            namespace Elsewhere;
            public static class Program
            {
                public static object? Run(Some.Domain.Bank bank) => bank.Others.ByName.Find("a");
            }
            """)).Run().ShouldCompile();

    [TestCase("public", "public", "public", true)]
    [TestCase("public", "internal", "public", false)]
    [TestCase("public", "private", "public", false)]
    [TestCase("public", "internal", "internal", false)]
    [TestCase("internal", "public", "public", false)]
    public void An_index_is_as_visible_as_class_property_and_key(string type, string property, string key, bool isPublic)
    {
        var run = UserProject.With($$"""
            {{key}} enum Key { None }
            [Persistent] {{type}} partial class Account { [Index] {{property}} partial Key Key { get; set; } }
            """).Run().ShouldCompile();

        run.Sources["Account.g.cs"].ShouldContain(
            $"{(isPublic ? "public" : "internal")} global::PersistentObjects.EqualityIndex<global::Key, T> ByKey");
    }

    [Test]
    public void Names_that_differ_in_underscores_only_have_indexes_of_their_own() =>
        UserProject.With("""
            namespace A { [Persistent] public partial class B_C { [Index] public partial int Age { get; set; } } }
            namespace A_B { [Persistent] public partial class C { [Index] public partial int Age { get; set; } } }
            namespace A { partial class B { [Persistent] internal partial class C { [Index] public partial int Age { get; set; } } } }
            """).Run().ShouldCompile();
}
