using PersistentObjects.Analyzers.Tests.Harness;

namespace PersistentObjects.Analyzers.Tests.Fixes;

sealed class IndexOfPropertyThatIsNotPersistentCodeFixTests
{
    const string Id = "PO0016";

    [Test]
    public Task An_ordinary_property_becomes_partial() =>
        """
        [Persistent] public partial class Account
        {
            [Unique] public string [|Email|] { get; set; } = "";
            [Index] public int [|Age|] { get; }
        }
        """.ShouldBeFixedTo(
            """
            [Persistent] public partial class Account
            {
                [Unique] public partial string Email { get; set; } = "";
                [Index] public partial int Age { get; private set; }
            }
            """,
            Id);

    [Test]
    public Task The_index_of_what_can_not_be_followed_is_removed() =>
        """
        [Persistent] public partial class Account
        {
            public partial int Age { get; set; }

            // Who may vote.
            [Index] public bool [|IsAdult|] { get => Age >= 18; set => Age = value ? 18 : 0; }

            [Obsolete, Unique]
            public int [|Twice|] { get => 2 * Age; set => Age = value / 2; }
        }
        """.ShouldBeFixedTo(
            """
            [Persistent] public partial class Account
            {
                public partial int Age { get; set; }

                // Who may vote.
                public bool IsAdult { get => Age >= 18; set => Age = value ? 18 : 0; }

                [Obsolete]
                public int Twice { get => 2 * Age; set => Age = value / 2; }
            }
            """,
            Id);

    [TestCase("[Index] public List<int> [|Ages|] { get; set; } = [];")]
    [TestCase("[Index, NotPersistent] public int [|Age|] { get; set; }")]
    [TestCase("[Index] public int [|Age|] { get => field; set => field = value; }")]
    public Task What_can_not_be_stored_does_not_become_partial(string member) =>
        $"[Persistent] public partial class Account {{ {member} }}".ShouldOffer(Id, "Remove");
}
