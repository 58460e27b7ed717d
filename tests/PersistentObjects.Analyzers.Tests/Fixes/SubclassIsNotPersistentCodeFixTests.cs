using PersistentObjects.Analyzers.Tests.Harness;

namespace PersistentObjects.Analyzers.Tests.Fixes;

sealed class SubclassIsNotPersistentCodeFixTests
{
    const string Id = "PO0035";

    [Test]
    public Task Subclasses_are_marked() =>
        """
        [Persistent] public partial class Account { public partial decimal Balance { get; set; } }

        // Saves.
        public class [|Savings|] : Account
        {
            public int Years => 3;
        }

        public class Bank
        {
            [Obsolete]
            protected internal sealed partial class [|Special|] : Account;
        }

        // Other.cs
        class [|Premium|] : Account { }
        """.ShouldBeFixedTo(
            """
            [Persistent] public partial class Account { public partial decimal Balance { get; set; } }

            // Saves.
            [Persistent]
            public partial class Savings : Account
            {
                public int Years => 3;
            }

            public partial class Bank
            {
                [Persistent]
                [Obsolete]
                protected internal sealed partial class Special : Account;
            }

            // Other.cs
            [Persistent]
            partial class Premium : Account { }
            """,
            Id,
            alsoReported: "CS0612");

    [TestCase("public class [|Savings|](int years) : Account { public int Years => years; }")]
    [TestCase("public class [|Savings|]<T> : Account;")]
    public Task What_could_not_be_persistent_is_left_to_the_user(string subclass) =>
        $"[Persistent] public partial class Account; {subclass}".ShouldOffer(Id);
}
