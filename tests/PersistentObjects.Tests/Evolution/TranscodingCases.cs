using System.Collections.Immutable;
using System.Numerics;
using PersistentObjects.CompilerServices;

namespace PersistentObjects.Tests.Evolution;

/// <summary>Each kind of change that needs no method.</summary>
static class TranscodingCases
{
    enum OldTier : byte
    {
        Gold = 2,
    }

    enum Tier
    {
        Gold = 2,
    }

    static readonly ValueCodec<int> Int = ValueCodecs.Int32;
    static readonly ValueCodec<long> Long = ValueCodecs.Int64;
    static readonly ValueCodec<string> Text = ValueCodecs.String;

    public static IEnumerable<Transcoding> Numbers =>
    [
        Transcoding.Of(ValueCodecs.SByte, sbyte.MinValue, ValueCodecs.Int16, sbyte.MinValue),
        Transcoding.Of(Int, int.MinValue, Long, int.MinValue),
        Transcoding.Of(Long, long.MinValue, ValueCodecs.Int128, long.MinValue),
        Transcoding.Of(ValueCodecs.Int128, Int128.MinValue, ValueCodecs.BigInteger, BigInteger.Parse("-170141183460469231731687303715884105728")),
        Transcoding.Of(ValueCodecs.UInt128, UInt128.MaxValue, ValueCodecs.BigInteger, (BigInteger.One << 128) - 1),
        Transcoding.Of(ValueCodecs.Byte, byte.MaxValue, ValueCodecs.Int16, byte.MaxValue),
        Transcoding.Of(ValueCodecs.Byte, byte.MaxValue, ValueCodecs.UInt64, byte.MaxValue),
        Transcoding.Of(ValueCodecs.UInt16, ushort.MaxValue, Int, ushort.MaxValue),
        Transcoding.Of(ValueCodecs.UInt32, uint.MaxValue, Long, uint.MaxValue),
        Transcoding.Of(ValueCodecs.UInt64, ulong.MaxValue, ValueCodecs.Int128, ulong.MaxValue),
        Transcoding.Of(ValueCodecs.UInt64, ulong.MaxValue, ValueCodecs.UInt128, ulong.MaxValue),
        Transcoding.Of(ValueCodecs.Char, '\uFFFF', ValueCodecs.UInt16, ushort.MaxValue),
        Transcoding.Of(ValueCodecs.Char, 'a', Int, 97),
        Transcoding.Of(ValueCodecs.SByte, sbyte.MinValue, ValueCodecs.Half, (Half)(-128)),
        Transcoding.Of(ValueCodecs.UInt16, ushort.MaxValue, ValueCodecs.Single, 65535f),
        Transcoding.Of(Int, int.MinValue, ValueCodecs.Double, int.MinValue),
        Transcoding.Of(ValueCodecs.UInt32, uint.MaxValue, ValueCodecs.Double, uint.MaxValue),
        Transcoding.Of(Long, long.MinValue, ValueCodecs.Decimal, long.MinValue),
        Transcoding.Of(ValueCodecs.UInt64, ulong.MaxValue, ValueCodecs.Decimal, ulong.MaxValue),
        Transcoding.Of(ValueCodecs.Half, Half.Epsilon, ValueCodecs.Single, (float)Half.Epsilon),
        Transcoding.Of(ValueCodecs.Half, Half.NegativeInfinity, ValueCodecs.Double, double.NegativeInfinity),
        Transcoding.Of(ValueCodecs.Single, -0f, ValueCodecs.Double, -0d),
        Transcoding.Of(ValueCodecs.Single, float.Epsilon, ValueCodecs.Double, float.Epsilon),
        // A NaN that would raise an exception, and its payload.
        Transcoding.Of(ValueCodecs.Single, BitConverter.UInt32BitsToSingle(0xFF80_0001), ValueCodecs.Double, BitConverter.UInt64BitsToDouble(0xFFF0_0000_2000_0000)),
        Transcoding.Of(ValueCodecs.Half, BitConverter.UInt16BitsToHalf(0x7C01), ValueCodecs.Single, BitConverter.UInt32BitsToSingle(0x7F80_2000)),
        Transcoding.Of(ValueCodecs.Enum<OldTier>("Tier"), OldTier.Gold, ValueCodecs.Enum<Tier>("Tier"), Tier.Gold),
        Transcoding.Of(ValueCodecs.Enum<OldTier>("Tier"), (OldTier)250, ValueCodecs.Enum<Tier>("Tier"), (Tier)250),
        Transcoding.Of(ValueCodecs.Enum<OldTier>("Old"), OldTier.Gold, ValueCodecs.Enum<Tier>("Tier"), Tier.Gold, ignoresNames: true),
        Transcoding.Of(ValueCodecs.Enum<OldTier>("Old"), OldTier.Gold, Int, 2, ignoresNames: true),
    ];

    public static IEnumerable<Transcoding> Nulls =>
    [
        Transcoding.Of(Int, 5, ValueCodecs.Nullable(Int), 5),
        Transcoding.Of(Int, 5, ValueCodecs.Nullable(Long), 5),
        Transcoding.Of(ValueCodecs.Nullable(Int), null, ValueCodecs.Nullable(ValueCodecs.Double), null),
        Transcoding.Of(ValueCodecs.Nullable(Int), 5, ValueCodecs.Double, 5d),
        Transcoding.Of(Text, "a", ValueCodecs.NullableString, "a"),
        Transcoding.Of(ValueCodecs.NullableString, "a", Text, "a"),
        // The compiler was overruled; nobody is worse off.
        Transcoding.Of(Text, null!, Text, null!),
        Transcoding.Of(ValueCodecs.NullableUri, null, ValueCodecs.NullableUri, null),
        Transcoding.Of(ValueCodecs.NullableVersion, null, ValueCodecs.NullableVersion, null),
        Transcoding.Of(ValueCodecs.NullableImmutableList(Int), null, ValueCodecs.NullableImmutableList(Long), null),
        Transcoding.Of(ValueCodecs.ImmutableArray(Int), default, ValueCodecs.ImmutableArray(Long), default),
        Transcoding.Of(ValueCodecs.ImmutableArray(Int), default, ValueCodecs.Nullable(ValueCodecs.ImmutableArray(Long)), default(ImmutableArray<long>)),
        Transcoding.Of(ValueCodecs.Nullable(ValueCodecs.ImmutableArray(Int)), null, ValueCodecs.Nullable(ValueCodecs.ImmutableArray(Long)), null),
    ];

    public static IEnumerable<Transcoding> Collections =>
    [
        Transcoding.Of(ValueCodecs.ImmutableArray(Int), [1, 2], ValueCodecs.ImmutableList(ValueCodecs.Double), [1d, 2d]),
        Transcoding.Of(ValueCodecs.ImmutableArray(Int), default, ValueCodecs.ImmutableList(Int), []),
        Transcoding.Of(ValueCodecs.ImmutableArray(Int), default, ValueCodecs.NullableImmutableList(Int), null),
        Transcoding.Of(ValueCodecs.Nullable(ValueCodecs.ImmutableArray(Int)), null, ValueCodecs.ImmutableList(Int), []),
        Transcoding.Of(ValueCodecs.Nullable(ValueCodecs.ImmutableArray(Int)), [7], ValueCodecs.NullableImmutableQueue(Int), ImmutableQueue.Create(7)),
        Transcoding.Of(ValueCodecs.NullableImmutableList(Int), null, ValueCodecs.ImmutableArray(Int), []),
        Transcoding.Of(ValueCodecs.NullableImmutableList(Int), null, ValueCodecs.Nullable(ValueCodecs.ImmutableArray(Int)), null),
        Transcoding.Of(ValueCodecs.NullableImmutableList(Int), [3], ValueCodecs.Nullable(ValueCodecs.ImmutableArray(Int)), [3]),
        Transcoding.Of(ValueCodecs.ImmutableHashSet(ValueCodecs.Byte), [200, 3, 130], ValueCodecs.ImmutableSortedSet(Int), [3, 130, 200]),
        Transcoding.Of(ValueCodecs.NullableImmutableHashSet(Int), null, ValueCodecs.NullableFrozenSet(Long), null),
        Transcoding.Of(
            ValueCodecs.ImmutableDictionary(ValueCodecs.UInt16, Text),
            ImmutableDictionary.CreateRange<ushort, string>([new(300, "c"), new(1, "a"), new(150, "b")]),
            ValueCodecs.ImmutableDictionary(ValueCodecs.Int128, ValueCodecs.NullableString),
            ImmutableDictionary.CreateRange<Int128, string?>([new(300, "c"), new(1, "a"), new(150, "b")])),
        Transcoding.Of(
            ValueCodecs.ImmutableHashSet(Text),
            ImmutableHashSet.Create(StringComparer.OrdinalIgnoreCase, "b", "A"),
            ValueCodecs.ImmutableSortedSet(Text),
            ImmutableSortedSet.Create(StringComparer.OrdinalIgnoreCase, "A", "b")),
        Transcoding.OfBytes("list<int32>?", ValueCodecs.NullableImmutableList(Int), null, "plist<int64>", ValueCodecs.ImmutableList(Long), []),
        Transcoding.OfBytes("array<int32>?", ValueCodecs.Nullable(ValueCodecs.ImmutableArray(Int)), [4], "plist<int64?>", ValueCodecs.ImmutableList(ValueCodecs.Nullable(Long)), [4]),
        Transcoding.OfBytes("array<int32>", ValueCodecs.ImmutableArray(Int), default, "plist<int32>", ValueCodecs.ImmutableList(Int), []),
        Transcoding.OfBytes("plist<int32>", ValueCodecs.ImmutableList(Int), [4], "list<int64>?", ValueCodecs.NullableImmutableList(Long), [4]),
        Transcoding.OfBytes("plist<char>", ValueCodecs.ImmutableList(ValueCodecs.Char), ['a'], "array<int32>?", ValueCodecs.Nullable(ValueCodecs.ImmutableArray(Int)), [97]),
        Transcoding.OfBytes("set<uint8>?", ValueCodecs.NullableImmutableHashSet(ValueCodecs.Byte), null, "pset<uint8>", ValueCodecs.ImmutableHashSet(ValueCodecs.Byte), []),
        Transcoding.OfBytes("set<string>", ValueCodecs.ImmutableHashSet(Text), ImmutableHashSet.Create(StringComparer.Ordinal, "a"), "pset<string>", ValueCodecs.ImmutableHashSet(Text), ["a"]),
        Transcoding.OfBytes(
            "pmap<uint8, int32>", ValueCodecs.ImmutableDictionary(ValueCodecs.Byte, Int), ImmutableDictionary.CreateRange<byte, int>([new(1, 2)]),
            "map<int16, int64>", ValueCodecs.ImmutableDictionary(ValueCodecs.Int16, Long), ImmutableDictionary.CreateRange<short, long>([new(1, 2)])),
        Transcoding.OfBytes(
            "map<int32, int32>?", ValueCodecs.NullableImmutableDictionary(Int, Int), null,
            "pmap<int32, int32>", ValueCodecs.ImmutableDictionary(Int, Int), ImmutableDictionary<int, int>.Empty),
        Transcoding.Of(ValueCodecs.ImmutableBytes, [1, 2], ValueCodecs.Nullable(ValueCodecs.ImmutableBytes), [1, 2]),
    ];

    public static IEnumerable<Transcoding> Structures =>
    [
        Transcoding.Of(Handmade.Tuple(Int, Text), (1, "a"), Handmade.Tuple(Long, ValueCodecs.NullableString), (1, "a")),
        Transcoding.Of(Handmade.Struct("S", "A", Int, "B", Text), (1, "abc"), Handmade.Struct("S", "B", Text, "A", Long), ("abc", 1)),
        Transcoding.Of(Handmade.Struct("S", "A", Int, "B", Text), (1, "abc"), Handmade.Struct("T", "B", Text, "A", Int), ("abc", 1), ignoresNames: true),
        Transcoding.Of(Handmade.Struct("P<int32>", "A", Int, "B", Text), (1, "abc"), Handmade.Struct("P<int64?>", "A", ValueCodecs.Nullable(Long), "B", Text), (1, "abc")),
        Transcoding.Of(Old.Codec, new Old(1), New.Codec, new New(null, 1)),
        Transcoding.Of(Old.Codec, null, New.Codec, null),
        Transcoding.Of(Old.Codec, new Old(1), Handmade.Struct("R", "A", Int, "Added", ValueCodecs.Guid), (1, Guid.Empty)),
        Transcoding.Of(Old.Codec, null, ValueCodecs.Nullable(Handmade.Struct("R", "A", Int, "Added", ValueCodecs.Decimal)), null),
        Transcoding.Of(
            Old.Codec, new Old(1),
            Handmade.Struct("R", "A", Int, "Added", Handmade.Tuple(Handmade.Tuple(ValueCodecs.Half, ValueCodecs.Single), Handmade.Tuple(ValueCodecs.DateTimeOffset, ValueCodecs.Decimal))),
            (1, default)),
        Transcoding.Of(Old.Codec, new Old(1), ValueCodecs.Nullable(Handmade.Struct("R", "Added", ValueCodecs.BigInteger, "A", Int)), (BigInteger.Zero, 1)),
        Transcoding.Of(Handmade.Struct("S", "A", Int, "B", Text), (1, "b"), Both.Codec, new Both(1, "b")),
        Transcoding.Of(ValueCodecs.Nullable(Handmade.Struct("S", "A", Int, "B", Text)), null, Both.Codec.AsNullable(), null),
        Transcoding.Of(ValueCodecs.Nullable(Handmade.Struct("S", "A", Int, "B", Text)), (1, "b"), Both.Codec, new Both(1, "b")),
        Transcoding.Of(ValueCodecs.ImmutableList(Old.Codec), [new Old(1), null, new Old(300)], ValueCodecs.ImmutableArray(New.Codec), [new New(null, 1), null, new New(null, 300)]),
    ];

    sealed record Old(int A)
    {
        internal static readonly ValueCodec<Old?> Codec = Handmade.Record<Old, int>("R", "A", Int, value => value.A, a => new Old(a));
    }

    sealed record New(string? Added, long? A)
    {
        internal static readonly ValueCodec<New?> Codec = Handmade.Record<New, string?, long?>(
            "R", "Added", ValueCodecs.NullableString, value => value.Added, "A", ValueCodecs.Nullable(Long), value => value.A, (added, a) => new New(added, a));
    }

    sealed record Both(int A, string B)
    {
        internal static readonly ValueCodec<Both?> Codec = Handmade.Record<Both, int, string>(
            "S", "A", Int, value => value.A, "B", Text, value => value.B, (a, b) => new Both(a, b));
    }

    static HandmadeCodec<T?> AsNullable<T>(this ValueCodec<T?> codec)
        where T : class => new(codec.TypeName + "?", codec.Write, codec.Read);
}
