using FsCheck;
using FsCheck.Fluent;

namespace PersistentObjects.Shapes.Tests.RandomTypes;

/// <summary>A type that has no parts.</summary>
sealed record ScalarType(string CSharp, TypeUse Use, Gen<object> Numbers) : RandomType(CSharp, Use)
{
    /// <summary>Numbers from everywhere, and often from the ends.</summary>
    static readonly Gen<ulong> Bits = Gen.Frequency(
        (2, Gen.Choose(-3, 300).Select(number => (ulong)number)),
        (2, Gen.Elements(ulong.MaxValue, 1UL << 63, (1UL << 63) - 1, uint.MaxValue, 1UL << 31, ushort.MaxValue, 1UL << 15)),
        (3, Gen.Two(Gen.Choose(int.MinValue, int.MaxValue)).Select(halves => ((ulong)(uint)halves.Item1 << 32) | (uint)halves.Item2)));

    static readonly Gen<UInt128> Wide = Gen.Two(Bits).Select(halves => new UInt128(halves.Item1, halves.Item2));

    static readonly Gen<string> Text = Gen.OneOf(
        Gen.Elements("", "a", "A", "b", "ß", "SS", "a\0b", "\uD83D", "\uDE00\uD83D", "😀", new string('x', 500), "e\u0301", "é"),
        Gen.ArrayOf(Bits).Select(units => new string([.. units.Select(unit => (char)unit)])));

    public static IReadOnlyList<ScalarType> All { get; } =
    [
        Of("bool", Bits.Select(bits => (bits & 1) == 1)),
        Of("byte", Bits.Select(bits => (byte)bits)),
        Of("sbyte", Bits.Select(bits => (sbyte)bits)),
        Of("short", Bits.Select(bits => (short)bits)),
        Of("ushort", Bits.Select(bits => (ushort)bits)),
        Of("int", Bits.Select(bits => (int)bits)),
        Of("uint", Bits.Select(bits => (uint)bits)),
        Of("long", Bits.Select(bits => (long)bits)),
        Of("ulong", Bits),
        Of("Int128", Wide.Select(bits => (Int128)bits)),
        Of("UInt128", Wide),
        Of("char", Bits.Select(bits => (char)bits)),
        Of("Half", Bits.Select(bits => BitConverter.UInt16BitsToHalf((ushort)bits)), "NaN", "NegativeZero", "Epsilon"),
        Of("float", Bits.Select(bits => BitConverter.UInt32BitsToSingle((uint)bits)), "NaN", "NegativeZero", "Epsilon"),
        Of("double", Bits.Select(BitConverter.UInt64BitsToDouble), "NaN", "NegativeZero", "Epsilon"),
        Of("decimal", Gen.Four(Bits).Select(bits => new decimal(
            (int)bits.Item1, (int)bits.Item2, (int)bits.Item3, bits.Item4 % 2 == 1, (byte)(bits.Item4 / 2 % 29)))),
        Of("Rune", Bits.Select(bits => new System.Text.Rune(bits % 0x110000 is var scalar && scalar is >= 0xD800 and < 0xE000 ? 'x' : (int)scalar))),
        Of("Guid", Wide.Select(bits => new Guid(BitConverter.GetBytes(bits)))),
        Of("DateTime", Gen.Zip(Bits, Gen.Elements(DateTimeKind.Unspecified, DateTimeKind.Utc, DateTimeKind.Local))
            .Select(pair => new DateTime(Ticks(pair.Item1), pair.Item2))),
        Of("DateTimeOffset", Gen.Zip(Bits, Gen.Choose(-14 * 60, 14 * 60)).Select(pair => new DateTimeOffset(
            Math.Clamp(Ticks(pair.Item1), TimeSpan.TicksPerDay, DateTime.MaxValue.Ticks - TimeSpan.TicksPerDay), TimeSpan.FromMinutes(pair.Item2)))),
        Of("DateOnly", Bits.Select(bits => DateOnly.FromDayNumber((int)(bits % ((ulong)DateOnly.MaxValue.DayNumber + 1))))),
        Of("TimeOnly", Bits.Select(bits => new TimeOnly((long)(bits % (ulong)(TimeOnly.MaxValue.Ticks + 1))))),
        Of("TimeSpan", Bits.Select(bits => new TimeSpan((long)bits))),
        Of("BigInteger", Gen.ArrayOf(Bits).Select(bits => new System.Numerics.BigInteger([.. bits.Select(bit => (byte)bit)]))),
        new("string", TypeUse.Key | TypeUse.Ordered, Text.Select(text => (object)text)),
        new("Uri", TypeUse.Key, Gen.Elements<object>(
            new Uri("https://example.org/a?b#c"), new Uri("mailto:x@example.org"), new Uri("rel/ä", UriKind.Relative), new Uri("", UriKind.Relative))),
        new("Version", TypeUse.Key | TypeUse.Ordered, Gen.Zip(Gen.Choose(2, 4), Gen.Four(Bits.Select(bits => (int)(bits & int.MaxValue))))
            .Select(pair => (object)(pair.Item1 switch
            {
                2 => new Version(pair.Item2.Item1, pair.Item2.Item2),
                3 => new Version(pair.Item2.Item1, pair.Item2.Item2, pair.Item2.Item3),
                _ => new Version(pair.Item2.Item1, pair.Item2.Item2, pair.Item2.Item3, pair.Item2.Item4),
            }))),
        .. new[] { "byte", "sbyte", "short", "ushort", "int", "uint", "long", "ulong" }
            .Select(underlying => Of($"Enum_{underlying}", Bits)),
    ];

    /// <summary>The enums that the scalars name.</summary>
    public static string Declarations { get; } = string.Join('\n', All
        .Where(scalar => scalar.CSharp.StartsWith("Enum_", StringComparison.Ordinal))
        .Select(scalar => $"public enum {scalar.CSharp} : {scalar.CSharp[5..]} {{ None, One }}"));

    public override Gen<Recipe> Values(Type type, int depth) =>
        Numbers.Select(value => type.IsEnum ? Enum.ToObject(type, (ulong)value) : value).Select(value => (Recipe)(_ => value));

    static ScalarType Of<T>(string name, Gen<T> values, params string[] fields)
        where T : struct
    {
        var named = fields.Select(field => (typeof(T).GetField(field)?.GetValue(null) ?? typeof(T).GetProperty(field)!.GetValue(null))!);
        var all = fields.Length == 0 ? values.Select(value => (object)value) : values.Select(value => (object)value).Or(Gen.Elements(named));
        return new ScalarType(name, TypeUse.Key | TypeUse.Ordered | TypeUse.ValueType, all);
    }

    static long Ticks(ulong bits) => (long)(bits % (ulong)(DateTime.MaxValue.Ticks + 1));
}
