using PersistentObjects.Analyzers.Tests.Harness;

namespace PersistentObjects.Analyzers.Tests.Fixes;

sealed class AddedPropertyIsNullCodeFixTests
{
    const string Id = "PO2007";

    const string Before = """
        public sealed record Money(decimal Amount);
        [Persistent] public partial class Person { public partial Money? Wallet { get; set; } }
        """;

    [Test]
    public Task The_property_is_initialized() =>
        """
        [Persistent]
        public partial class Person
        {
            public partial string [|City|] { get; private set; } // Of birth.
            public required partial string [|Name|] { get; set; }

            public void Move(string city) => City = city;
        }
        """.After("[Persistent] public partial class Person { }").ShouldBeFixedTo(
            """
            [Persistent]
            public partial class Person
            {
                public partial string City { get; private set; } = ""; // Of birth.
                public required partial string Name { get; set; } = "";

                public void Move(string city) => City = city;
            }
            """,
            Id,
            key: "Initializer",
            alsoReported: "PO0018");

    [Test]
    public Task The_property_or_member_is_nullable() =>
        """
        public sealed record Money(decimal Amount, string [|Currency|]);

        [Persistent]
        public partial class Person
        {
            public partial Money? Wallet { get; set; }
            public required partial Person [|Friend|] { get; set; }
        }
        """.After(Before).ShouldBeFixedTo(
            """
            public sealed record Money(decimal Amount, string? Currency);

            [Persistent]
            public partial class Person
            {
                public partial Money? Wallet { get; set; }
                public required partial Person? Friend { get; set; }
            }
            """,
            Id,
            key: "Nullable");
}
