using PersistentObjects.Analyzers.Tests.Harness;

namespace PersistentObjects.Analyzers.Tests.Fixes;

sealed class MemberIsNotStoredCodeFixTests
{
    const string Id = "PO0030";

    [Test]
    public Task Properties_become_partial() =>
        """
        [Persistent]
        public partial class Account
        {
            public Account(int age) => Age = age;

            // The name.
            public required string [|Name|] { get; set; } = "";

            [Obsolete]
            protected internal int [|Age|] { get; }

            decimal [|Balance|] { get; set; }
        }
        """.ShouldBeFixedTo(
            """
            [Persistent]
            public partial class Account
            {
                public Account(int age) => Age = age;

                // The name.
                public required partial string Name { get; set; } = "";

                [Obsolete]
                protected internal partial int Age { get; private set; }

                partial decimal Balance { get; set; }
            }
            """,
            Id,
            key: "Partial",
            alsoReported: "CS0612");

    [Test]
    public Task Members_are_marked() =>
        """
        [Persistent]
        public partial class Account
        {
            private int [|_a|], [|_b|];

            /// <summary>Tags.</summary>
            public List<string> [|Tags|] { get; } = [];

            [Obsolete]
            public int [|Age|] { get; set; }

            public event Action? [|Changed|];

            public void Change() { _a = _b++; Changed?.Invoke(); }
        }
        """.ShouldBeFixedTo(
            """
            [Persistent]
            public partial class Account
            {
                [NotPersistent]
                private int _a, _b;

                /// <summary>Tags.</summary>
                [NotPersistent]
                public List<string> Tags { get; } = [];

                [NotPersistent]
                [Obsolete]
                public int Age { get; set; }

                [NotPersistent]
                public event Action? Changed;

                public void Change() { _a = _b++; Changed?.Invoke(); }
            }
            """,
            Id,
            key: "NotPersistent",
            alsoReported: "CS0414");

    [TestCase("public string [|Note|] { get; set; } = \"\";", "Partial", "NotPersistent")]
    [TestCase("public Action? [|Done|] { get; set; }", "NotPersistent")]
    [TestCase("public int [|Age|] { get => field; set => field = value; }", "NotPersistent")]
    [TestCase("int IAged.[|Age|] { get; set; }", "NotPersistent")]
    [TestCase("private int [|_age|]; public int Age => _age++;", "NotPersistent")]
    public Task Only_what_can_be_stored_becomes_partial(string member, params string[] offered) =>
        $$"""
        public interface IAged { int Age { get; set; } }
        [Persistent] public abstract partial class Account { {{member}} }
        """.Replace("class Account", member.Contains("IAged") ? "class Account : IAged" : "class Account").ShouldOffer(Id, offered);
}
