using PersistentObjects.Generator.Tests.Compiling;

namespace PersistentObjects.Generator.Tests.Parsing;

sealed class IndexRulesTests
{
    [TestCase("Unique")]
    [TestCase("Index")]
    public void An_index_needs_a_persistent_property(string attribute) =>
        $$"""
        [Persistent] public partial class Account
        {
            public partial string Email { get; set; } = "";
            [{{attribute}}] public string [|Domain|] => Email[1..];
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
    public void An_index_on_an_invalid_property_is_not_reported_as_well() =>
        """
        [Persistent] public partial class Account
        {
            [Unique] public partial object? [|Email|] { get; set; }
        }
        """.ShouldBeRefused("PO0011");

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
