using PersistentObjects.Analyzers.Tests.Harness;

namespace PersistentObjects.Analyzers.Tests.Fixes;

sealed class StoredNullIsRefusedCodeFixTests
{
    const string Id = "PO2006";

    const string Before = """
        [Persistent] public partial class Thing
        {
            public partial string? Name { get; set; }
            public partial int? Age { get; set; }
            public partial Version? Version { get; set; }
        }
        """;

    const string Now = """
        [Persistent]
        public partial class Thing
        {
            public partial string [|Name|] { get; set; } = "";
            public partial int [|Age|] { get; set; }
            public partial Version [|Version|] { get; set; } = new();
        }
        """;

    [Test]
    public Task A_method_says_what_null_becomes() =>
        Now.After(Before).ShouldBeFixedTo(
            """
            [Persistent]
            public partial class Thing
            {
                [ConvertFrom(nameof(NameFromString))]
                public partial string Name { get; set; } = "";

                static string NameFromString(string? old) => old ?? "";

                [ConvertFrom(nameof(AgeFromInt))]
                public partial int Age { get; set; }

                static int AgeFromInt(int? old) => old ?? default;

                [ConvertFrom(nameof(VersionFromVersion))]
                public partial Version Version { get; set; } = new();

                static Version VersionFromVersion(Version? old) => old ?? throw new InvalidOperationException("Say in the method what 'Version' is for the old value.");
            }
            """,
            Id);

    [Test]
    public Task The_property_is_nullable_again() =>
        Now.After(Before).ShouldBeFixedTo(
            """
            [Persistent]
            public partial class Thing
            {
                public partial string? Name { get; set; } = "";
                public partial int? Age { get; set; }
                public partial Version? Version { get; set; } = new();
            }
            """,
            Id,
            key: "Nullable");

    [Test]
    public Task There_is_no_mechanical_remedy_for_what_is_inside_a_collection() =>
        "[Persistent] public partial class Thing { public partial PersistentList<string> Names { get; } }"
            .After("[Persistent] public partial class Thing { public partial PersistentList<string?> Names { get; } }").ShouldOffer(Id);
}
