using PersistentObjects.Evolution.Tests.Builds;

namespace PersistentObjects.Evolution.Tests.Golden;

/// <summary>Programs whose golden stores are written and opened.</summary>
static class GoldenPrograms
{
    /// <summary>The second build declares what has changed, the third one does not.</summary>
    public static History Changing => new(
        "Golden_stores_of_a_program_that_changes",
        [
            new("""
                [Persistent] public partial class Thing { public partial string Name { get; set; } = ""; public partial int Number { get; set; } public partial Other? Other { get; set; } }
                [Persistent] public partial class Other { public partial Thing Thing { get; set; } = null!; }
                """),
            new("""
                [Persistent] public partial class Thing { [FormerlyNamed("Name")] public partial string Title { get; set; } = ""; public partial long Number { get; set; } public partial Other? Other { get; set; } }
                [Persistent] public partial class Other { public partial Thing Thing { get; set; } = null!; }
                """),
            new("""
                [Persistent] public partial class Thing { public partial string Label { get; set; } = ""; public partial byte Number { get; set; } }
                """),
        ]);

    /// <summary>The second build has the same schema, and a codec that writes something else.</summary>
    public static History Coded => new(
        "Golden_stores_of_a_program_with_a_codec",
        [
            WithCodec("value.Value"),
            WithCodec("value.Value + \"!\""),
        ]);

    /// <summary>Every type, in classes that refuse what nobody would make up.</summary>
    public static History Every => new(
        "Golden_stores_of_every_type",
        [
            new(
                """

                public enum Colour { Red, Blue }
                public readonly record struct Money(decimal Amount, string Currency);
                public sealed record Node(string Text, Money Price, Node? Next, ImmutableArray<Node> Children, Thing? Thing);
                public sealed record Picky(int Number) { public int Number { get; init; } = Number == 7 ? 7 : throw new ArgumentException("only 7"); }
                [Persistent] public abstract partial class Base { [Unique, System.ComponentModel.DataAnnotations.RegularExpression("never")] public partial string Key { get; set; } = ""; partial void OnValidating(ValidationErrors errors) => errors.Add("never"); }
                [Persistent] public sealed partial class Thing : Base
                {
                    public partial bool A1 { get; set; } public partial byte A2 { get; set; } public partial sbyte A3 { get; set; } public partial short A4 { get; set; } public partial ushort A5 { get; set; }
                    public partial int A6 { get; set; } public partial uint A7 { get; set; } public partial long A8 { get; set; } public partial ulong A9 { get; set; }
                    public partial Int128 B1 { get; set; } public partial UInt128 B2 { get; set; } public partial char B3 { get; set; } public partial System.Text.Rune B4 { get; set; } = new('x');
                    public partial Half B5 { get; set; } public partial float B6 { get; set; } public partial double B7 { get; set; } public partial decimal B8 { get; set; }
                    public partial Guid C1 { get; set; } public partial DateTime C2 { get; set; } public partial DateTimeOffset C3 { get; set; } public partial DateOnly C4 { get; set; } public partial TimeOnly C5 { get; set; } public partial TimeSpan C6 { get; set; }
                    public partial System.Numerics.BigInteger C7 { get; set; } public partial Uri? C8 { get; set; } public partial Version? C9 { get; set; } public partial string? D1 { get; set; } public partial ReadOnlyMemory<byte> D2 { get; set; }
                    public partial PersistentBlob? D3 { get; set; } public partial Colour D4 { get; set; } public partial Colour? D5 { get; set; } public partial Money? D6 { get; set; } public partial Node? D7 { get; set; }
                    public partial ImmutableArray<Money> E1 { get; set; } public partial ImmutableList<int?>? E2 { get; set; } public partial ImmutableHashSet<string>? E3 { get; set; } public partial ImmutableSortedDictionary<DateOnly, Node>? E4 { get; set; }
                    public partial (int, (string, double)?) E5 { get; set; } public partial ImmutableQueue<Thing>? E6 { get; set; } public partial ImmutableArray<byte> E7 { get; set; }
                    public partial PersistentList<Node> F1 { get; } public partial PersistentSet<Other> F2 { get; } public partial PersistentDictionary<string, Colour> F3 { get; }
                    public partial Other Other { get; set; } = null!; public partial Base? Any { get; set; } public partial Picky Picky { get; set; } = new(7);
                }
                [Persistent] public sealed partial class Other : Base { public partial Thing Thing { get; set; } = null!; }
                [Persistent] public sealed partial class Settings { public partial int Size { get; set; } }
                public partial class Store : PersistentStore { public partial Extent<Thing> Things { get; } public partial Extent<Other> Others { get; } public partial Settings Settings { get; } }
                """,
                Describe: """
                    var t = store.Things.Single();
                    yield return FormattableString.Invariant($"{t.A1} {t.A2 > 0} {t.A3 > 0} {t.A4 > 0} {t.A5 > 0} {t.A6 > 0} {t.A7 > 0} {t.A8 > 0} {t.A9 > 0}");
                    yield return FormattableString.Invariant($"{t.B1 > 0} {t.B2 > 0} {t.B3 >= 'A'} {t.B4.Value >= 'A'} {t.B5 > (Half)0} {t.B6 > 0} {t.B7 > 0} {t.B8 > 0}");
                    yield return FormattableString.Invariant($"{t.C1 != Guid.Empty} {t.C2.Year} {t.C2.Kind} {t.C3.Year} {t.C4.Year} {t.C5 > default(TimeOnly)} {t.C6 > default(TimeSpan)} {t.C7 > 0} {t.C8 is not null} {t.C9 is not null} {t.D1 is not null} {t.D2.Length} {t.D3!.Length > 0}");
                    yield return $"{t.D4} {t.D5} {t.D6 is { Amount: > 0 }} {t.D7!.Text.Length > 0} {t.D7.Next is null} {t.D7.Children.Length} {t.D7.Thing == t}";
                    yield return $"{t.E1.Length} {t.E2!.Count} {t.E3!.Count} {t.E4!.Count} {t.E5.Item2!.Value.Item1.Length > 0} {t.E6!.Count()} {t.E7.Length}";
                    yield return $"{t.F1.Count} {t.F2.Single() == t.Other} {t.F3.Count} {t.Other == store.Others.Single()} {t.Any is not null} {t.Picky.Number} {t.Other.Thing == t} {t.Key != t.Other.Key} {store.Settings.Size > 0}";
                    """),
        ],
        "True True True True True True True True True",
        "True True True True True True True True",
        "True 2026 Utc 2026 2026 True True True True True True 1 True",
        "Red Red True True True 0 True",
        "2 2 2 2 True 2 1",
        "2 True 2 True True 7 True True True");

    public static IEnumerable<History> All => [Changing, Coded, Every];

    static Source WithCodec(string written) => new(
        $$"""
        [Codec(typeof(TextCodec))] public sealed record Text(string Value);
        public sealed class TextCodec : IValueCodec<Text>
        {
            public void Write(Text value, System.Buffers.IBufferWriter<byte> output) => System.Buffers.BuffersExtensions.Write(output, System.Text.Encoding.UTF8.GetBytes({{written}}));
            public Text Read(ReadOnlySpan<byte> bytes) => new(System.Text.Encoding.UTF8.GetString(bytes));
        }
        [Persistent] public partial class Thing { public partial Text Text { get; set; } = new(""); public partial Text? None { get; set; } }
        """,
        """if (round == 0) store.Add(new Thing { Text = new("own") });""",
        """foreach (var t in store.Things) yield return t.Text.Value;""");
}
