using PersistentObjects.Generator.Tests.Compiling;

namespace PersistentObjects.Generator.Tests.Parsing;

sealed class IndexRulesTests
{
    [TestCase("Unique", "{ get; set; } = \"\";")]
    [TestCase("Index", "{ get; set; } = \"\";")]
    [TestCase("Index", "{ get; } = \"\";")]
    [TestCase("Index", "{ get => Email[1..]; set => Email = value; }")]
    public void An_index_needs_a_persistent_or_a_computed_property(string attribute, string body) =>
        $$"""
        [Persistent] public partial class Account
        {
            public partial string Email { get; set; } = "";
            [{{attribute}}] public string [|Domain|] {{body}}
        }
        """.ShouldBeRefused("PO0016").ShouldStartWith($"[{attribute}] on 'Account.Domain'");

    [Test]
    public void A_property_is_indexed_once() =>
        """
        [Persistent] public partial class Account
        {
            [Unique, Index] public partial string [|Email|] { get; set; } = "";
        }
        """.ShouldBeRefused("PO0017");

    [Test]
    public void A_property_may_have_several_indexes_of_different_names() =>
        UserProject.With("""
            [Persistent]
            [Index(nameof(Email), nameof(Age), Name = "ByMail")]
            public partial class Account
            {
                [Unique]
                [Index(Name = "ByLooseEmail", StringComparison = StringComparison.OrdinalIgnoreCase)]
                public partial string Email { get; set; } = "";
                public partial int Age { get; set; }
            }
            """).Run().ShouldCompile();

    [Test]
    public void An_index_on_an_invalid_property_is_not_reported_as_well() =>
        """
        [Persistent, Index(nameof(Email), nameof(Age), Where = nameof(Holds))] public partial class Account
        {
            [Unique] public partial object? [|Email|] { get; set; }
            public partial int Age { get; set; }
            bool Holds => Email is null;
        }
        """.ShouldBeRefused("PO0011");

    [TestCase("Index(\"Missing\", nameof(Account.Age))", "names 'Missing', which is not a property of 'Account'")]
    [TestCase("Unique(nameof(Account.Age), \"Method\")", "names 'Method', which is not a property of 'Account'")]
    [TestCase("Index", "must name two to 4 properties")]
    [TestCase("Index(\"Age\", \"Age\", \"Age\", \"Age\", \"Age\")", "must name two to 4 properties")]
    [TestCase("Index(\"Age\", \"Email\", Where = \"Age\")", "has the filter 'Age', which is not a property of type 'bool'")]
    [TestCase("Index(\"Age\", \"Email\", Where = \"Plain\")", "has the filter 'Plain', which is neither persistent nor computed")]
    [TestCase("Index(\"Age\", \"Hidden\")", "reads 'Entity.Hidden' of a base class, which generated code can't see")]
    public void An_index_is_made_of_properties_that_there_are(string attribute, string reason) =>
        $$"""
        [Persistent] public partial class Entity { protected partial int Hidden { get; set; } }
        [Persistent, {{attribute}}] public partial class [|Account|] : Entity
        {
            public partial string Email { get; set; } = "";
            public partial int Age { get; set; }
            public bool Plain { get; set; }
            public void Method() { }
        }
        """.ShouldBeRefused("PO0031").ShouldContain(reason);

    [TestCase("[Index(\"Age\", \"Age\")]")]
    [TestCase("[Unique(\"Age\", \"Age\")]")]
    public void An_index_that_names_properties_is_the_classes(string attribute) =>
        $$"""
        [Persistent] public partial class Account { {{attribute}} public partial int [|Age|] { get; set; } }
        """.ShouldBeRefused("PO0031").ShouldContain("names properties, which only one on the class does");

    [TestCase("[Index(Ordered = true)] public partial Money Key { get; set; }", "'Money' has no order")]
    [TestCase("[Unique(Ordered = true)] public partial (int, Money) Key { get; set; }", "has no order")]
    [TestCase("[Index(StringComparison = StringComparison.OrdinalIgnoreCase)] public partial int Key { get; set; }", "no key of type 'string'")]
    [TestCase("[Index(Comparer = typeof(StringComparer))] public partial int Key { get; set; }", "let 'StringComparer' implement 'IEqualityComparer<int>'")]
    [TestCase("[Index(Comparer = typeof(Ordinary), Ordered = true)] public partial int Key { get; set; }", "let 'Ordinary' implement 'IComparer<int>'")]
    [TestCase("[Index(Comparer = typeof(Needy))] public partial int Key { get; set; }", "that generated code can't create")]
    [TestCase("[Index(Comparer = typeof(Text), StringComparison = StringComparison.InvariantCulture)] public partial string? Key { get; set; }", "both a Comparer and a StringComparison")]
    public void Keys_can_be_compared(string property, string reason) =>
        $$"""
        public record Money(int Amount);
        public class Ordinary : IEqualityComparer<int> { public bool Equals(int a, int b) => a == b; public int GetHashCode(int a) => a; }
        public class Needy(int x) : Ordinary { public int X => x; }
        public class Text : IEqualityComparer<string> { public bool Equals(string? a, string? b) => a == b; public int GetHashCode(string a) => 1; }
        [Persistent] public partial class Account { {{property.Replace("Key", "[|Key|]")}} }
        """.ShouldBeRefused("PO0033").ShouldContain(reason);

    [Test]
    public void A_comparer_belongs_to_one_key() =>
        """
        public class Ordinary : IEqualityComparer<int> { public bool Equals(int a, int b) => a == b; public int GetHashCode(int a) => a; }
        [Persistent, Index("A", "B", Comparer = typeof(Ordinary))] public partial class [|Account|]
        {
            public partial int A { get; set; }
            public partial int B { get; set; }
        }
        """.ShouldBeRefused("PO0033").ShouldContain("for more than one property");

    [TestCase("[Index(Name = \"By name\")] public partial string? [|Name|] { get; set; }", "which is no identifier")]
    [TestCase("[Index(Name = \"ByAge\")] public partial string? [|Name|] { get; set; } [Unique] public partial int Other { get; set; }", "which another index of 'Account' or of a base class has")]
    [TestCase("[Index] public partial string? A { get; set; } [Index(Name = \"ByA\")] public partial string? [|B|] { get; set; }", "which another index")]
    public void An_index_has_a_name_of_its_own(string properties, string reason) =>
        $$"""
        [Persistent] public partial class Entity { [Index] public partial int Age { get; set; } }
        [Persistent] public partial class Account : Entity { {{properties}} }
        """.ShouldBeRefused("PO0034").ShouldContain(reason);

    [TestCase("ImmutableArray<byte>")]
    [TestCase("ReadOnlyMemory<byte>?")]
    [TestCase("ImmutableArray<ImmutableArray<int>>")]
    [TestCase("(int, ImmutableArray<string>)")]
    public void Keys_have_equality(string type) =>
        $$"""
        using System.Collections.Immutable;
        [Persistent] public partial class Account { [Index] public partial {{type}} [|Value|] { get; set; } }
        """.ShouldBeRefused("PO0029");

    [TestCase("PersistentBlob")]
    [TestCase("PersistentBlob?")]
    [TestCase("ImmutableArray<PersistentBlob>")]
    [TestCase("(int, PersistentBlob)")]
    public void Blobs_are_no_keys(string type) =>
        $$"""
        using System.Collections.Immutable;
        [Persistent] public partial class Photo
        {
            [Index] public partial {{type}} [|Content|] { get; set; }
        }
        """.ShouldBeRefused("PO0050");

    [Test]
    public void The_hash_of_a_blob_is_a_key() =>
        UserProject.With("""
            [Persistent] public partial class Photo
            {
                public partial PersistentBlob? Content { get; set; }
                [Index] public string? ContentHash => Content?.Hash;
            }
            """).Run().ShouldCompile();

    [Test]
    public void Attributes_of_the_same_names_are_not_ours() =>
        UserProject.With("""
            namespace Other
            {
                public sealed class UniqueAttribute : Attribute;
                public sealed class IndexAttribute : Attribute;
                [Persistent] public partial class Account
                {
                    [Unique, Index] public partial string Email { get; set; } = "";
                }
            }
            """).Run().ShouldCompile().Sources["Other.Account.g.cs"].ShouldContain("indexes: []");
}
