using PersistentObjects.Analyzers.Tests.Harness;

namespace PersistentObjects.Analyzers.Tests.Fixes;

sealed class DeclarationIsNotPartialCodeFixTests
{
    [Test]
    public Task A_class_becomes_partial() =>
        """
        [Persistent]
        public abstract class [|Account|] { }

        // A customer.
        [Persistent] class [|Customer|];
        """.ShouldBeFixedTo(
            """
            [Persistent]
            public abstract partial class Account { }

            // A customer.
            [Persistent] partial class Customer;
            """,
            "PO0001");

    [Test]
    public Task All_parts_of_a_class_become_partial() =>
        """
        [Persistent] public partial class [|Account|] { }
        // Other.cs
        public class Account { }
        """.ShouldBeFixedTo(
            """
            [Persistent] public partial class Account { }
            // Other.cs
            public partial class Account { }
            """,
            "PO0001");

    [Test]
    public Task All_types_around_become_partial() =>
        """
        public static class Shop
        {
            struct Inner
            {
                [Persistent] internal partial class [|Account|] { }
                [Persistent] internal partial class [|Customer|] { }
            }
        }
        """.Replace("struct Inner", "internal struct Inner").ShouldBeFixedTo(
            """
            public static partial class Shop
            {
                internal partial struct Inner
                {
                    [Persistent] internal partial class Account { }
                    [Persistent] internal partial class Customer { }
                }
            }
            """,
            "PO0002");

    [Test]
    public Task A_store_becomes_partial() =>
        "public sealed class [|Bank|] : PersistentStore { }"
            .ShouldBeFixedTo("public sealed partial class Bank : PersistentStore { }", "PO0020");
}
