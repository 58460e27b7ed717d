using PersistentObjects.Analyzers.Tests.Harness;

namespace PersistentObjects.Analyzers.Tests.Fixes;

sealed class StoredTypeIsChangedCodeFixTests
{
    const string Id = "PO2004";

    [Test]
    public Task A_method_converts_what_is_stored() =>
        """
        using System.Collections.Immutable;

        public enum Tier { Basic }

        [Persistent]
        public partial class Thing
        {
            // In euros.
            public partial decimal [|Price|] { get; set; }

            [Index]
            public partial short [|Count|] { get; set; }

            public partial Tier [|Tier|] { get; set; }

            public partial ImmutableList<string>? [|Names|] { get; set; }
        }
        """.After("""
        using System.Collections.Immutable;
        [Persistent] public partial class Thing
        {
            public partial double Price { get; set; }
            public partial int Count { get; set; }
            public partial int Tier { get; set; }
            public partial ImmutableArray<Guid?> Names { get; set; }
        }
        """).ShouldBeFixedTo(
            """
            using System.Collections.Immutable;

            public enum Tier { Basic }

            [Persistent]
            public partial class Thing
            {
                // In euros.
                [ConvertFrom(nameof(PriceFromDouble))]
                public partial decimal Price { get; set; }

                static decimal PriceFromDouble(double old) => (decimal)old;

                [ConvertFrom(nameof(CountFromInt))]
                [Index]
                public partial short Count { get; set; }

                static short CountFromInt(int old) => checked((short)old);

                [ConvertFrom(nameof(TierFromInt))]
                public partial Tier Tier { get; set; }

                static Tier TierFromInt(int old) => (Tier)old;

                [ConvertFrom(nameof(NamesFromImmutableArray))]
                public partial ImmutableList<string>? Names { get; set; }

                static ImmutableList<string>? NamesFromImmutableArray(ImmutableArray<Guid?> old) => throw new InvalidOperationException("Say in the method what 'Names' is for the old value.");
            }
            """,
            Id);

    [Test]
    public Task Types_that_got_other_names_are_marked() =>
        """
        public enum Color { Red }

        [Persistent]
        public partial class Thing
        {
            public partial PersistentDictionary<Color, Color?> [|Colors|] { get; }
        }
        """.After("""
        namespace Old { public enum Tone { Red } }
        [Persistent] public partial class Thing { public partial PersistentDictionary<Old.Tone, Old.Tone?> Colors { get; } }
        """).ShouldBeFixedTo(
            """
            [FormerlyNamed("Old.Tone")]
            public enum Color { Red }

            [Persistent]
            public partial class Thing
            {
                public partial PersistentDictionary<Color, Color?> Colors { get; }
            }
            """,
            Id,
            key: "FormerlyNamed");

    [TestCase("public partial int Value { get; set; } static int ValueFromString(string a, int b) => a.Length + b;", "string?", "ConvertFrom")]
    [TestCase("public partial PersistentList<int> Value { get; }", "string?")]
    [TestCase("public partial int Value { get; set; }", "Gone")]
    public Task A_method_is_offered_where_its_types_have_names(string now, string before, params string[] offered) =>
        $"[Persistent] public partial class Thing {{ {now} }}"
            .After($"public record struct Gone(int X); [Persistent] public partial class Thing {{ public partial {before} Value {{ get; set; }} }}")
            .ShouldOffer(Id, offered);
}
