using PersistentObjects.Analyzers.Tests.Harness;

namespace PersistentObjects.Analyzers.Tests.Fixes;

sealed class ExtentIsNotReadOnlyCodeFixTests
{
    [Test]
    public Task Get_is_the_only_accessor_that_is_left() =>
        """
        [Persistent] public partial class Account { }
        public partial class Bank : PersistentStore
        {
            public partial Extent<Account> [|All|] { get; set; }
            public partial Extent<Account> [|Some|] { get; private set; }
            public partial Extent<Account> [|None|] { set; }
        }
        """.ShouldBeFixedTo(
            """
            [Persistent] public partial class Account { }
            public partial class Bank : PersistentStore
            {
                public partial Extent<Account> All { get; }
                public partial Extent<Account> Some { get; }
                public partial Extent<Account> None { get; }
            }
            """,
            "PO0025");
}
