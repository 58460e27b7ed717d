using PersistentObjects.Generator.Tests.Compiling;

namespace PersistentObjects.Generator.Tests.Parsing;

sealed class StoreDiscoveryTests
{
    [TestCase("PersistentStore")]
    [TestCase("PersistentObjects.PersistentStore")]
    [TestCase("global::PersistentObjects.PersistentStore")]
    [TestCase("PersistentStore, IComparable<Bank>")]
    [TestCase("Base")]
    [TestCase("Runtime::PersistentStore")]
    [TestCase("Runtime.PersistentStore")]
    public void A_store_is_found_by_its_base(string bases) =>
        UserProject.With($$"""
            using Base = PersistentObjects.PersistentStore;
            using Runtime = PersistentObjects;
            public partial class Bank : {{bases}} { public int CompareTo(Bank? other) => 0; }
            """).Run().ShouldCompile().Sources.Keys.ShouldBe(["Bank.g.cs"]);

    [Test]
    public void A_store_whose_parts_all_name_the_base_is_generated_once() =>
        UserProject.WithFiles(
            ("b.cs", "public partial class Bank : PersistentStore { }"),
            ("a.cs", "public partial class Bank : PersistentStore { } public partial class Bank : PersistentStore { }"),
            ("c.cs", "public partial class Bank { }"))
            .Run().ShouldCompile().Sources.Keys.ShouldBe(["Bank.g.cs"]);

    [Test]
    public void A_store_is_found_by_an_alias_from_another_file() =>
        UserProject.WithFiles(
            ("a.cs", "global using Base = PersistentObjects.PersistentStore;"),
            ("b.cs", "partial class Bank : IDisposable { }"),
            ("c.cs", "public partial class Bank : Base { }"))
            .Run().ShouldCompile().Sources.Keys.ShouldBe(["Bank.g.cs"]);

    [Test]
    public void A_store_that_is_written_by_hand_is_left_alone() =>
        UserProject.With("""
            using PersistentObjects.CompilerServices;
            public class Bank : PersistentStore, IPersistentStore<Bank>
            {
                Bank(StoreOptions options) : base(options, [], []) { }
                static Bank IPersistentStore<Bank>.Create(StoreOptions options) => new(options);
            }
            """).Run().ShouldCompile().Sources.ShouldBeEmpty();

    [Test]
    public void Another_class_of_that_name_makes_no_store() =>
        UserProject.With("""
            namespace Other
            {
                public class PersistentStore;
                public partial class Bank : PersistentStore { }
            }
            """).Run().ShouldCompile().Sources.ShouldBeEmpty();

    [Test]
    public void Several_stores_may_share_classes() =>
        UserProject.With("""
            [Persistent] public partial class Account { public partial int Age { get; set; } }
            public partial class Bank : PersistentStore { public partial Extent<Account> Accounts { get; } }
            partial class Archive : PersistentStore { internal partial Extent<Account> Accounts { get; } }
            public partial class Outer
            {
                private partial class Hidden : PersistentStore { public partial Extent<Account> All { get; } }
                public static object Make() => Hidden.InMemory();
            }
            """).Run().ShouldCompile().Sources.Keys.ShouldBe(
            ["Account.g.cs", "Archive.g.cs", "Bank.g.cs", "Outer+Hidden.g.cs", "PersistentManifest.g.cs", "PersistentSchema.g.cs"],
            ignoreOrder: true);

    [Test]
    public void Partial_properties_that_are_no_extents_are_left_alone() =>
        UserProject.With("""
            public partial class Bank : PersistentStore { public partial int Count { get; } }
            public partial class Bank { public partial int Count => 1; }
            """).Run().ShouldCompile();
}
