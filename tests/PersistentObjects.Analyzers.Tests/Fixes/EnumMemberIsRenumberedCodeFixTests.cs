using PersistentObjects.Analyzers.Tests.Harness;

namespace PersistentObjects.Analyzers.Tests.Fixes;

sealed class EnumMemberIsRenumberedCodeFixTests
{
    const string Id = "PO2009";

    [Test]
    public Task Stored_members_get_their_numbers_back_and_new_ones_others() =>
        """
        public enum Tier
        {
            None,
            // Between them.
            Silver,
            [|Basic|], // First.
            [|Gold|] = 7,
            Best = Gold,
            Platinum,
        }

        [Flags]
        public enum Rights : byte
        {
            Read = 1,
            Share = 2,
            [|Write|] = 4,
            All = Read | Write,
        }

        [Persistent]
        public partial class Account
        {
            public partial Tier Tier { get; set; }
            public partial Rights Rights { get; set; }
        }
        """.After("""
        public enum Tier { None, Basic, Gold }
        [Flags] public enum Rights : byte { Read = 1, Write = 2 }
        [Persistent] public partial class Account { public partial Tier Tier { get; set; } public partial Rights Rights { get; set; } }
        """).ShouldBeFixedTo(
            """
            public enum Tier
            {
                None,
                // Between them.
                Silver = 3,
                Basic = 1, // First.
                Gold = 2,
                Best = Gold,
                Platinum = 8,
            }

            [Flags]
            public enum Rights : byte
            {
                Read = 1,
                Share = 4,
                Write = 2,
                All = Read | Write,
            }

            [Persistent]
            public partial class Account
            {
                public partial Tier Tier { get; set; }
                public partial Rights Rights { get; set; }
            }
            """,
            Id);
}
