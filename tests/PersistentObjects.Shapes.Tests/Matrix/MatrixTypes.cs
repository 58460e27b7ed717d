namespace PersistentObjects.Shapes.Tests.Matrix;

/// <summary>Every kind of value that a property may have, and some nested in one another, each also as a nullable.</summary>
static class MatrixTypes
{
    /// <summary>The users' types that the rows name.</summary>
    public const string Declarations = """
        public enum ByteEnum : byte { None, One }
        public enum SByteEnum : sbyte { None, One }
        public enum Int16Enum : short { None, One }
        public enum UInt16Enum : ushort { None, One }
        public enum Int32Enum { None, One }
        public enum UInt32Enum : uint { None, One }
        public enum Int64Enum : long { None, One }
        public enum UInt64Enum : ulong { None, One }
        [Flags] public enum Rights : ulong { Read = 1, Write = 2, Own = 1UL << 63 }

        public readonly record struct Money(decimal Amount, string? Currency);
        public struct Point { public double X; public double Y; }
        public record struct Span { public DateOnly From { get; set; } public DateOnly? To { get; set; } }
        public readonly record struct Pair<TFirst, TSecond>(TFirst First, TSecond Second);
        public sealed record Box<T>(T Content);
        public sealed record Address(string Street, string? City) { public required int Number { get; init; } }
        public record Person(string Name, Address Home, Address? Work, Money Pay);
        public sealed record Tree(int Value, params ImmutableArray<Tree> Children) { public Tree? Left { get; init; } }
        public sealed record Link(Target To, Target? Back);
        public readonly record struct Weighted(int Weight, Target? To);

        [Codec(typeof(ColorCodec))]
        public sealed class Color(byte red, byte green, byte blue) : IEquatable<Color>
        {
            public byte Red { get; } = red;
            public byte Green { get; } = green;
            public byte Blue { get; } = blue;
            public bool Equals(Color? other) => other is not null && (Red, Green, Blue) == (other.Red, other.Green, other.Blue);
            public override bool Equals(object? obj) => Equals(obj as Color);
            public override int GetHashCode() => (Red << 16) | (Green << 8) | Blue;
        }

        public sealed class ColorCodec : IValueCodec<Color>
        {
            public void Write(Color value, System.Buffers.IBufferWriter<byte> output) =>
                System.Buffers.BuffersExtensions.Write(output, [value.Red, value.Green, value.Blue]);
            public Color Read(ReadOnlySpan<byte> bytes) => new(bytes[0], bytes[1], bytes[2]);
        }

        [Persistent] public partial class Target { public partial string Name { get; set; } = ""; }
        """;

    public static IReadOnlyList<MatrixType> All { get; } = [.. Rows().SelectMany(row => new[] { row, row.Nullable() })];

    static IEnumerable<MatrixType> Rows() => [.. Scalars, .. Collections.Select(row => row with { HasEquality = false }), .. Structures, .. References, Blob];

    static IReadOnlyList<MatrixType> Scalars =>
    [
        Value("bool", "false", "true"),
        Value("byte", "0", "byte.MaxValue"),
        Value("sbyte", "0", "sbyte.MinValue", "sbyte.MaxValue"),
        Value("short", "0", "short.MinValue", "short.MaxValue"),
        Value("ushort", "0", "ushort.MaxValue"),
        Value("int", "0", "int.MinValue", "int.MaxValue"),
        Value("uint", "0", "uint.MaxValue"),
        Value("long", "0", "long.MinValue", "long.MaxValue"),
        Value("ulong", "0", "ulong.MaxValue"),
        Value("Int128", "0", "Int128.MinValue", "Int128.MaxValue"),
        Value("UInt128", "0", "UInt128.MaxValue"),
        Value("Half", "default", "Half.NegativeZero", "Half.NaN", "BitConverter.UInt16BitsToHalf(0x7E01)"),
        Value("float", "0", "-0f", "float.NaN", "BitConverter.UInt32BitsToSingle(0x7FC00001)", "float.Epsilon"),
        Value("double", "0", "-0d", "double.NaN", "BitConverter.UInt64BitsToDouble(0xFFF8000000000001)", "double.MinValue"),
        Value("decimal", "0", "0.000m", "1.0m", "1.00m", "decimal.MinValue", "new decimal(0, 0, 0, true, 28)"),
        Value("char", "'\\0'", "'\\uD800'", "char.MaxValue"),
        Value("Rune", "new('x')", "new(0x10FFFF)", "default"),
        Reference("string", "\"\"", "\"a\\0b\"", "\"\\uD83D\"", "new string('ß', 1000)"),
        Value("Guid", "default", "new(\"00112233-4455-6677-8899-aabbccddeeff\")"),
        Value("DateTime", "default", "DateTime.MaxValue", "new(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc)", "new(2026, 1, 2, 3, 4, 5, DateTimeKind.Local)"),
        Value("DateTimeOffset", "default", "DateTimeOffset.MaxValue", "new(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(-14))"),
        Value("DateOnly", "default", "DateOnly.MaxValue"),
        Value("TimeOnly", "default", "TimeOnly.MaxValue"),
        Value("TimeSpan", "default", "TimeSpan.MinValue", "TimeSpan.MaxValue"),
        Value("BigInteger", "default", "-1", "BigInteger.Pow(2, 1000)", "-BigInteger.Pow(256, 4)"),
        Reference("Uri", "new(\"https://example.org/ü?q#f\")", "new(\"../up\", UriKind.Relative)"),
        Reference("Version", "new()", "new(1, 2, 3)", "new(1, 2, 3, int.MaxValue)"),
        .. new[] { "ByteEnum", "SByteEnum", "Int16Enum", "UInt16Enum", "Int32Enum", "UInt32Enum", "Int64Enum", "UInt64Enum" }
            .Select(name => Value(name, "default", $"{name}.One", $"({name})99")),
        Value("Rights", "default", "Rights.Read | Rights.Own", "(Rights)(1UL << 40)"),
    ];

    static IReadOnlyList<MatrixType> Collections =>
    [
        Value("ReadOnlyMemory<byte>", "default", "new byte[] { 0, 255 }"),
        Value("ImmutableArray<byte>", "[]", "default", "[0, 255]"),
        Value("ImmutableArray<int>", "[]", "default", "[0, -1, int.MaxValue]"),
        Value("ImmutableArray<string?>", "[]", "[\"\", null, \"x\"]") with { IsAnnotated = true },
        Value("ImmutableArray<(string, Money?)>", "[]", "[(\"a\", null), (\"\", new Money(1.0m, null))]"),
        Value("ImmutableArray<ImmutableArray<byte>>", "[]", "[[], default, [1, 2]]"),
        Reference("ImmutableList<DateOnly?>", "[]", "[DateOnly.MaxValue, null]"),
        Reference("ImmutableQueue<double>", "[]", "[1, double.NaN, -0d]"),
        Reference("ImmutableStack<Half?>", "[]", "[Half.MaxValue, null, Half.Epsilon]"),
        Reference("ImmutableHashSet<string>", "[]", "[\"b\", \"a\"]", "ImmutableHashSet.Create(StringComparer.OrdinalIgnoreCase, \"B\", \"a\")"),
        Reference("ImmutableSortedSet<int>", "[]", "[3, -1, 2]"),
        Reference("FrozenSet<Money>", "[]", "new[] { new Money(2, \"x\"), new Money(1, null) }.ToFrozenSet()"),
        Reference("ImmutableDictionary<string, ImmutableArray<int>>",
            "ImmutableDictionary<string, ImmutableArray<int>>.Empty",
            "ImmutableDictionary.Create<string, ImmutableArray<int>>(StringComparer.InvariantCultureIgnoreCase).Add(\"k\", [1]).Add(\"\", default)"),
        Reference("ImmutableSortedDictionary<Guid, bool?>",
            "ImmutableSortedDictionary<Guid, bool?>.Empty",
            "ImmutableSortedDictionary<Guid, bool?>.Empty.Add(Guid.AllBitsSet, null).Add(Guid.Empty, true)"),
        Reference("FrozenDictionary<ByteEnum, Tree>",
            "FrozenDictionary<ByteEnum, Tree>.Empty",
            "new Dictionary<ByteEnum, Tree> { [(ByteEnum)7] = new(1), [default] = new(2, new Tree(3)) }.ToFrozenDictionary()"),
        Value("ImmutableArray<Target>", "[]", "[target, target]"),
        Reference("ImmutableDictionary<Target, Link>",
            "ImmutableDictionary<Target, Link>.Empty",
            "ImmutableDictionary<Target, Link>.Empty.Add(target, new(target, null))"),
    ];

    static IReadOnlyList<MatrixType> Structures =>
    [
        Value("(int, string)", "(0, \"\")", "(-1, \"x\")"),
        Value("(Money Price, (string Name, Guid? Key) Item)", "(default, (\"\", null))", "(new(1, \"EUR\"), (\"n\", Guid.Empty))"),
        Value("(byte, sbyte, short, ushort, int, uint, long, ulong, char)", "default", "(1, -2, -3, 4, -5, 6, -7, 8, '9')"),
        Value("Money", "default", "new(1.0m, \"EUR\")", "new(1.00m, \"EUR\")"),
        Value("Point", "default", "new() { X = -0d, Y = double.NaN }"),
        Value("Span", "default", "new() { From = DateOnly.MaxValue, To = DateOnly.MinValue }"),
        Value("Pair<string, int?>", "new(\"\", null)", "new(\"x\", 1)"),
        Value("Pair<Pair<int, long>, Box<string>>", "new(default, new(\"\"))", "new(new(1, 2), new(\"x\"))"),
        Reference("Box<ImmutableArray<Box<int>>>", "new([])", "new([new(1), new(-1)])"),
        Reference("Address", "new(\"a\", null) { Number = 0 }", "new(\"\", \"b\") { Number = -1 }"),
        Reference("Person",
            "new(\"a\", new(\"s\", null) { Number = 1 }, null, default)",
            "new(\"b\", new(\"s\", \"c\") { Number = 2 }, new(\"t\", null) { Number = 3 }, new(1, \"x\"))"),
        Reference("Tree", "new(0)", "new(1, new Tree(2, new Tree(3)), new Tree(4)) { Left = new(5) { Left = new(6, default) } }"),
        Reference("Color", "new(0, 0, 0)", "new(1, 2, 255)"),
    ];

    static IReadOnlyList<MatrixType> References =>
    [
        Reference("Target", "target"),
        Reference("Link", "new(target, null)", "new(target, target)"),
        Value("Weighted", "default", "new(1, target)"),
        Value("(Target To, int Weight)", "(target, 0)", "(target, 1)"),
    ];

    static MatrixType Blob
    {
        get
        {
            var type = Reference("PersistentBlob", "PersistentBlob.FromBytes([])", "PersistentBlob.FromBytes([1, 2, 3])", "PersistentBlob.FromBytes(new byte[70_000])");
            return type with { HasEquality = false };
        }
    }

    static MatrixType Value(string type, params IReadOnlyList<string> samples) => new(type, IsReferenceType: false, samples);

    static MatrixType Reference(string type, params IReadOnlyList<string> samples) => new(type, IsReferenceType: true, samples);
}
