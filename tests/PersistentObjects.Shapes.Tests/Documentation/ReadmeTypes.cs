namespace PersistentObjects.Shapes.Tests.Documentation;

/// <summary>The types that README's tables name, declared as the tables say, and a value of each that is stored.</summary>
static class ReadmeTypes
{
    public const string Declarations = """
        public enum Tier { Basic, Gold }
        public readonly record struct Money(decimal Amount, string Currency);
        public sealed record Line(string Text, int Count, Money Price);
        public sealed record Pair<TFirst, TSecond>(TFirst First, TSecond Second);
        public sealed record Tree(string Name, params ImmutableArray<Tree> Children);
        [Persistent] public partial class Account { public partial string Email { get; set; } = ""; }

        [Codec(typeof(ColorCodec))] public sealed class Color(byte shade) { public byte Shade { get; } = shade; }
        public sealed class ColorCodec : IValueCodec<Color>
        {
            public void Write(Color value, IBufferWriter<byte> output) => BuffersExtensions.Write(output, [value.Shade]);
            public Color Read(ReadOnlySpan<byte> bytes) => new(bytes[0]);
        }

        [MemoryPack.MemoryPackable] public sealed class Packet { public ImmutableArray<byte> Bytes { get; init; } = []; }

        public sealed record Draft { public string Text { get; set; } = ""; }
        public class Note { public string Text { get; set; } = ""; }
        public abstract record Shape(string Name);
        """;

    const string Line = "new Line(\"a\", 2, new Money(1.50m, \"EUR\"))";
    const string Map = "new Dictionary<string, Line>(StringComparer.OrdinalIgnoreCase) { [\"k\"] = " + Line + " }";

    /// <summary>An expression for a value of each type, in which <c>account</c> is an object of the store.</summary>
    public static IReadOnlyDictionary<string, string> Values { get; } = new Dictionary<string, string>
    {
        ["bool"] = "true",
        ["char"] = "'\\uD800'",
        ["sbyte"] = "sbyte.MinValue",
        ["byte"] = "byte.MaxValue",
        ["short"] = "short.MinValue",
        ["ushort"] = "ushort.MaxValue",
        ["int"] = "int.MinValue",
        ["uint"] = "uint.MaxValue",
        ["long"] = "long.MinValue",
        ["ulong"] = "ulong.MaxValue",
        ["Half"] = "Half.NegativeZero",
        ["float"] = "BitConverter.UInt32BitsToSingle(0x7FC00001)",
        ["double"] = "-0d",
        ["decimal"] = "1.00m",
        ["Int128"] = "Int128.MinValue",
        ["UInt128"] = "UInt128.MaxValue",
        ["BigInteger"] = "BigInteger.Pow(-3, 333)",
        ["string"] = "\"lone \\uD83D\"",
        ["Rune"] = "new Rune(0x1F600)",
        ["Guid"] = "Guid.AllBitsSet",
        ["Uri"] = "new Uri(\"https://example.org/a?b\")",
        ["Version"] = "new Version(1, 2, 3)",
        ["DateTime"] = "new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc)",
        ["DateTimeOffset"] = "new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(-3))",
        ["DateOnly"] = "DateOnly.MaxValue",
        ["TimeOnly"] = "TimeOnly.MaxValue",
        ["TimeSpan"] = "TimeSpan.MinValue",
        ["Tier"] = "(Tier)77",
        ["ReadOnlyMemory<byte>"] = "new byte[] { 1, 2 }",
        ["PersistentBlob"] = "PersistentBlob.FromBytes(new byte[100_000])",
        ["ImmutableArray<byte>"] = "[1, 2]",
        ["ImmutableArray<Line>"] = $"[{Line}, {Line}]",
        ["ImmutableList<Line>"] = $"[{Line}]",
        ["ImmutableQueue<Line>"] = $"[{Line}]",
        ["ImmutableStack<Line>"] = $"[{Line}]",
        ["ImmutableHashSet<string>"] = "[\"b\", \"a\"]",
        ["ImmutableSortedSet<string>"] = "ImmutableSortedSet.Create(StringComparer.Ordinal, \"b\", \"a\")",
        ["FrozenSet<string>"] = "new[] { \"x\", \"y\" }.ToFrozenSet(StringComparer.InvariantCultureIgnoreCase)",
        ["ImmutableDictionary<string, Line>"] = $"({Map}).ToImmutableDictionary(StringComparer.OrdinalIgnoreCase)",
        ["ImmutableSortedDictionary<string, Line>"] = $"({Map}).ToImmutableSortedDictionary()",
        ["FrozenDictionary<string, Line>"] = $"({Map}).ToFrozenDictionary(StringComparer.OrdinalIgnoreCase)",
        ["(int From, int To)"] = "(-1, 1)",
        ["Money"] = "new Money(2.50m, \"USD\")",
        ["Line"] = Line,
        ["Pair<string, Money>"] = "new(\"a\", new Money(1, \"EUR\"))",
        ["Tree"] = "new Tree(\"root\", new Tree(\"leaf\"), new Tree(\"branch\", new Tree(\"twig\")))",
        ["Account"] = "account",
        ["(Account, Money)"] = "(account, default)",
        ["Color"] = "new Color(9)",
        ["Packet"] = "new Packet { Bytes = [4, 5] }",
        ["int?"] = "null",
        ["string?"] = "null",
        ["Money?"] = "new Money(1, \"CHF\")",
        ["Line?"] = "null",
        ["Account?"] = "account",
    };
}
