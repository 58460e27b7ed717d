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
            }
            """,
            "PO0017");
}
