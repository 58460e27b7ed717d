using PersistentObjects.Analyzers.Tests.Harness;

namespace PersistentObjects.Analyzers.Tests.Fixes;

sealed class AccessorIsMissingCodeFixTests
{
    [Test]
    public Task The_accessor_is_added() =>
        """
        [Persistent] public partial class Account
        {
            public partial int [|Age|] { get; }
            partial int [|Own|] { get; }
            protected partial int [|Written|] { set; }
        }
        """.ShouldBeFixedTo(
            """
            [Persistent] public partial class Account
            {
                public partial int Age { get; private set; }
                partial int Own { get; set; }
                protected partial int Written { get; set; }
            }
            """,
            "PO0012");
}
