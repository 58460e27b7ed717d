using PersistentObjects.Analyzers.Tests.Harness;

namespace PersistentObjects.Analyzers.Tests.Fixes;

sealed class ReferenceHasNoIndexCodeFixTests
{
    [Test]
    public Task The_property_is_marked() =>
        """
        [Persistent]
        public partial class Folder
        {
            // Where it is.
            public partial Folder? [|Parent|] { get; set; }

            [OnDelete(DeleteRule.Cascade)]
            public partial Folder? [|Origin|] { get; set; }
        }
        """.ShouldBeFixedTo(
            """
            [Persistent]
            public partial class Folder
            {
                // Where it is.
                [Index]
                public partial Folder? Parent { get; set; }

                [Index]
                [OnDelete(DeleteRule.Cascade)]
                public partial Folder? Origin { get; set; }
            }
            """,
            "PO3004");
}
