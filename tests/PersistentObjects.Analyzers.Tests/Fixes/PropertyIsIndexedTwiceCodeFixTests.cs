using PersistentObjects.Analyzers.Tests.Harness;

namespace PersistentObjects.Analyzers.Tests.Fixes;

sealed class PropertyIsIndexedTwiceCodeFixTests
{
    [Test]
    public Task The_index_that_is_not_unique_is_removed() =>
        """
        [Persistent]
        public partial class Account
        {
            [Unique, Index] public partial int [|First|] { get; set; }

            /// <summary>The second one.</summary>
            [Index]
            [Unique]
            public partial int [|Second|] { get; set; }

            [Unique, Index, Index(Name = "ByOther")] public partial int [|Third|] { get; set; }
        }
        """.ShouldBeFixedTo(
            """
            [Persistent]
            public partial class Account
            {
                [Unique] public partial int First { get; set; }

                /// <summary>The second one.</summary>
                [Unique]
                public partial int Second { get; set; }

                [Unique, Index(Name = "ByOther")] public partial int Third { get; set; }
            }
            """,
            "PO0017");

    [Test]
    public Task An_index_that_does_more_is_left_to_the_user() =>
        "[Persistent] public partial class Account { [Unique, Index(Ordered = true)] public partial int [|Age|] { get; set; } }"
            .ShouldOffer("PO0017");
}
