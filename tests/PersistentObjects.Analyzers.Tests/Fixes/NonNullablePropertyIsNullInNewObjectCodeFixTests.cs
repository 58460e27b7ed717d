using PersistentObjects.Analyzers.Tests.Harness;

namespace PersistentObjects.Analyzers.Tests.Fixes;

sealed class NonNullablePropertyIsNullInNewObjectCodeFixTests
{
    const string Id = "PO0018";

    [Test]
    public Task The_property_becomes_required() =>
        """
        [Persistent]
        public partial class Account
        {
            /// <summary>The address.</summary>
            [Unique] public partial string [|Email|] { get; set; }

            public virtual partial string [|Name|] { get; set; }
        }
        """.ShouldBeFixedTo(
            """
            [Persistent]
            public partial class Account
            {
                /// <summary>The address.</summary>
                [Unique] public required partial string Email { get; set; }

                public virtual required partial string Name { get; set; }
            }
            """,
            Id,
            alsoReported: "CS1591");

    [Test]
    public Task The_property_becomes_nullable() =>
        """
        [Persistent] public partial class Account { public partial string [|Email|] { get; set; } }
        // Other.cs
        [Persistent] public partial class Customer { public partial Account [|Account|] { get; set; } }
        """.ShouldBeFixedTo(
            """
            [Persistent] public partial class Account { public partial string? Email { get; set; } }
            // Other.cs
            [Persistent] public partial class Customer { public partial Account? Account { get; set; } }
            """,
            Id,
            key: "Nullable");

    [Test]
    public Task A_property_that_not_everybody_can_set_does_not_become_required() =>
        "[Persistent] public partial class Account { public partial string [|Email|] { get; private set; } }"
            .ShouldOffer(Id, "Nullable");
}
