using Codec = PersistentObjects.CompilerServices.ValueCodecs;

namespace PersistentObjects.Tests.Serialization;

/// <summary>
/// Every type of property with its extremes, and with pairs that compare as equal and have different bytes: those must
/// not be taken for the same.
/// </summary>
static class ValueCases
{
    static readonly string[] Texts =
    [
        "", "a", "\0", "grüße 漢字 🦄", "\ud800", "\udc00", "a\udc00\ud800b", "\ud83e", new('x', 20), new('é', 20), new('x', 21),
        new('漢', 21), "e\u0301", "\u00e9", new string('x', 63) + "\udfff", new string('\ud83e', 30), new('y', 70_000),
    ];

    static readonly double[] Doubles =
    [
        0.0, -0.0, 1, -1, 0.1, double.Epsilon, double.MaxValue, double.MinValue, double.PositiveInfinity, double.NegativeInfinity,
        double.NaN, BitConverter.UInt64BitsToDouble(0x7ff8_0000_0000_0001), BitConverter.UInt64BitsToDouble(0xfff8_dead_beef_0001),
    ];

    static readonly decimal[] Decimals =
    [
        0m, 0.0m, -0.0m, new(0, 0, 0, true, 28), 1m, 1.0m, 1.00m, -1m, 127m, 128m, decimal.MaxValue, decimal.MinValue,
        0.0000000000000000000000000001m, new(-1, -1, -1, true, 28), new(0, 0, 1, false, 0), new(0, 1, 0, false, 5),
    ];

    static readonly Guid[] Guids = [Guid.Empty, Guid.AllBitsSet, new("00112233-4455-6677-8899-aabbccddeeff")];

    static readonly DateTime[] DateTimes =
    [
        .. from kind in new[] { DateTimeKind.Unspecified, DateTimeKind.Utc, DateTimeKind.Local }
           from ticks in new[] { 0, 1, 638_000_000_000_000_001, DateTime.MaxValue.Ticks }
           select new DateTime(ticks, kind),
    ];

    static readonly DateTimeOffset[] DateTimeOffsets =
    [
        DateTimeOffset.MinValue, DateTimeOffset.MaxValue, DateTimeOffset.UnixEpoch,
        new(2024, 2, 29, 12, 0, 0, TimeSpan.Zero), new(2024, 2, 29, 14, 0, 0, TimeSpan.FromHours(2)),
        new(2024, 2, 29, 26 - 24, 0, 0, TimeSpan.FromHours(-10)), new(2024, 2, 29, 12, 0, 0, TimeSpan.FromHours(14)),
        new(2024, 2, 29, 12, 0, 0, TimeSpan.FromHours(-14)), new(638_000_000_000_000_001, TimeSpan.FromMinutes(345)),
    ];

    public static ValueCase[] All { get; } =
    [
        new ValueCase<string>("Text", Codec.String, v => v.Text, (v, x) => v.Text = x, Texts),
        new ValueCase<string?>("OptionalText", Codec.NullableString, v => v.OptionalText, (v, x) => v.OptionalText = x, [null, .. Texts]),
        new ValueCase<bool>("Boolean", Codec.Boolean, v => v.Boolean, (v, x) => v.Boolean = x, false, true),
        new ValueCase<sbyte>("SByte", Codec.SByte, v => v.SByte, (v, x) => v.SByte = x, 0, 1, -1, sbyte.MinValue, sbyte.MaxValue),
        new ValueCase<byte>("Byte", Codec.Byte, v => v.Byte, (v, x) => v.Byte = x, 0, 1, 127, 128, byte.MaxValue),
        new ValueCase<short>("Int16", Codec.Int16, v => v.Int16, (v, x) => v.Int16 = x, 0, -1, 63, 64, short.MinValue, short.MaxValue),
        new ValueCase<ushort>("UInt16", Codec.UInt16, v => v.UInt16, (v, x) => v.UInt16 = x, 0, 127, 128, ushort.MaxValue),
        new ValueCase<int>("Int32", Codec.Int32, v => v.Int32, (v, x) => v.Int32 = x, 0, -1, 64, -65, int.MinValue, int.MaxValue),
        new ValueCase<uint>("UInt32", Codec.UInt32, v => v.UInt32, (v, x) => v.UInt32 = x, 0, 128, 1u << 31, uint.MaxValue),
        new ValueCase<long>("Int64", Codec.Int64, v => v.Int64, (v, x) => v.Int64 = x, 0, -1, 1L << 40, long.MinValue, long.MaxValue),
        new ValueCase<ulong>("UInt64", Codec.UInt64, v => v.UInt64, (v, x) => v.UInt64 = x, 0, 1UL << 63, ulong.MaxValue),
        new ValueCase<char>("Char", Codec.Char, v => v.Char, (v, x) => v.Char = x, '\0', 'a', '\ud800', '\uffff'),
        new ValueCase<float>("Single", Codec.Single, v => v.Single, (v, x) => v.Single = x,
            0f, -0f, 1.5f, float.Epsilon, float.MaxValue, float.NaN, BitConverter.UInt32BitsToSingle(0x7fc0_0001), float.NegativeInfinity),
        new ValueCase<double>("Double", Codec.Double, v => v.Double, (v, x) => v.Double = x, Doubles),
        new ValueCase<decimal>("Decimal", Codec.Decimal, v => v.Decimal, (v, x) => v.Decimal = x, Decimals),
        new ValueCase<Guid>("Guid", Codec.Guid, v => v.Guid, (v, x) => v.Guid = x, Guids),
        new ValueCase<DateTime>("DateTime", Codec.DateTime, v => v.DateTime, (v, x) => v.DateTime = x, DateTimes),
        new ValueCase<DateTimeOffset>("DateTimeOffset", Codec.DateTimeOffset, v => v.DateTimeOffset, (v, x) => v.DateTimeOffset = x, DateTimeOffsets),
        new ValueCase<SByteEnum>("SByteEnum", Codec.Enum<SByteEnum>("E"), v => v.SByteEnum, (v, x) => v.SByteEnum = x,
            0, SByteEnum.One, SByteEnum.Negative, (SByteEnum)sbyte.MinValue, (SByteEnum)sbyte.MaxValue),
        new ValueCase<ByteEnum>("ByteEnum", Codec.Enum<ByteEnum>("E"), v => v.ByteEnum, (v, x) => v.ByteEnum = x, 0, ByteEnum.One, (ByteEnum)255),
        new ValueCase<Int16Enum>("Int16Enum", Codec.Enum<Int16Enum>("E"), v => v.Int16Enum, (v, x) => v.Int16Enum = x,
            0, Int16Enum.Negative, (Int16Enum)short.MinValue, (Int16Enum)short.MaxValue),
        new ValueCase<UInt16Enum>("UInt16Enum", Codec.Enum<UInt16Enum>("E"), v => v.UInt16Enum, (v, x) => v.UInt16Enum = x,
            0, UInt16Enum.One, (UInt16Enum)ushort.MaxValue),
        new ValueCase<Int32Enum>("Int32Enum", Codec.Enum<Int32Enum>("E"), v => v.Int32Enum, (v, x) => v.Int32Enum = x,
            0, Int32Enum.Negative, (Int32Enum)77, (Int32Enum)int.MinValue, (Int32Enum)int.MaxValue),
        new ValueCase<UInt32Enum>("UInt32Enum", Codec.Enum<UInt32Enum>("E"), v => v.UInt32Enum, (v, x) => v.UInt32Enum = x,
            0, UInt32Enum.One, (UInt32Enum)uint.MaxValue),
        new ValueCase<Int64Enum>("Int64Enum", Codec.Enum<Int64Enum>("E"), v => v.Int64Enum, (v, x) => v.Int64Enum = x,
            0, Int64Enum.Negative, (Int64Enum)long.MinValue, (Int64Enum)long.MaxValue),
        new ValueCase<UInt64Enum>("UInt64Enum", Codec.Enum<UInt64Enum>("E"), v => v.UInt64Enum, (v, x) => v.UInt64Enum = x,
            0, UInt64Enum.One, (UInt64Enum)ulong.MaxValue),
        new ValueCase<bool?>("OptionalBoolean", Codec.Nullable(Codec.Boolean), v => v.OptionalBoolean, (v, x) => v.OptionalBoolean = x, null, false, true),
        new ValueCase<int?>("OptionalInt32", Codec.Nullable(Codec.Int32), v => v.OptionalInt32, (v, x) => v.OptionalInt32 = x, null, 0, -1, int.MinValue),
        new ValueCase<long?>("OptionalInt64", Codec.Nullable(Codec.Int64), v => v.OptionalInt64, (v, x) => v.OptionalInt64 = x, null, 0, long.MaxValue),
        new ValueCase<double?>("OptionalDouble", Codec.Nullable(Codec.Double), v => v.OptionalDouble, (v, x) => v.OptionalDouble = x,
            [null, .. Doubles.Select(x => (double?)x)]),
        new ValueCase<decimal?>("OptionalDecimal", Codec.Nullable(Codec.Decimal), v => v.OptionalDecimal, (v, x) => v.OptionalDecimal = x,
            [null, .. Decimals.Select(x => (decimal?)x)]),
        new ValueCase<Guid?>("OptionalGuid", Codec.Nullable(Codec.Guid), v => v.OptionalGuid, (v, x) => v.OptionalGuid = x,
            [null, .. Guids.Select(x => (Guid?)x)]),
        new ValueCase<DateTime?>("OptionalDateTime", Codec.Nullable(Codec.DateTime), v => v.OptionalDateTime, (v, x) => v.OptionalDateTime = x,
            [null, .. DateTimes.Select(x => (DateTime?)x)]),
        new ValueCase<DateTimeOffset?>("OptionalDateTimeOffset", Codec.Nullable(Codec.DateTimeOffset), v => v.OptionalDateTimeOffset,
            (v, x) => v.OptionalDateTimeOffset = x, [null, .. DateTimeOffsets.Select(x => (DateTimeOffset?)x)]),
        new ValueCase<Int32Enum?>("OptionalEnum", Codec.Nullable(Codec.Enum<Int32Enum>("E")), v => v.OptionalEnum, (v, x) => v.OptionalEnum = x,
            null, 0, Int32Enum.Negative, (Int32Enum)77),
    ];
}
