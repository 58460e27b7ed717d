using System.Collections.Immutable;
using System.Numerics;
using System.Text;
using PersistentObjects.CompilerServices;

namespace PersistentObjects.Tests.Serialization;

/// <summary>Numbers, times, names and bytes beside the primitive ones of <see cref="ValueCases"/>.</summary>
static class ScalarCases
{
    static readonly BigInteger[] BigIntegers =
    [
        0, 1, -1, 127, 128, -128, -129, 255, 256, long.MaxValue, long.MinValue, ulong.MaxValue,
        BigInteger.Pow(2, 1000), -BigInteger.Pow(2, 1000), BigInteger.Pow(2, 1007) - 1, BigInteger.Pow(3, 5000),
    ];

    static readonly Half[] Halves =
    [
        (Half)0, Half.NegativeZero, (Half)1.5, Half.MaxValue, Half.MinValue, Half.Epsilon, Half.NaN, Half.NegativeInfinity,
        BitConverter.UInt16BitsToHalf(0x7E01),
    ];

    static readonly Uri?[] Uris =
    [
        null, new("https://example.org/a?b=%20c#d"), new("HTTPS://Example.org:443/a?b=%20c#d"), new("mailto:ann@example.org"),
        new("a/b", UriKind.Relative), new("", UriKind.Relative), new("//example.org/x", UriKind.Relative), new("/grüße", UriKind.Relative),
        new("file:///tmp/a%20b"), new("urn:isbn:0451450523"), new(new Uri("https://example.org/x/y"), "../z"),
    ];

    static readonly Version?[] Versions =
    [
        null, new(0, 0), new(1, 2), new(1, 2, 0), new(1, 2, 0, 0), new(1, 2, 3, 4),
        new(int.MaxValue, int.MaxValue, int.MaxValue, int.MaxValue),
    ];

    public static CodecCase[] All { get; } =
    [
        new CodecCase<Int128>(ValueCodecs.Int128, 0, 1, -1, Int128.MaxValue, Int128.MinValue, (Int128)1 << 64),
        new CodecCase<UInt128>(ValueCodecs.UInt128, 0, 1, UInt128.MaxValue, (UInt128)1 << 64),
        new CodecCase<Half>(ValueCodecs.Half, Halves),
        new CodecCase<Rune>(ValueCodecs.Rune, new('a'), new(0), new(0xD7FF), new(0xE000), new(0x1F984), new(0x10FFFF)),
        new CodecCase<BigInteger>(ValueCodecs.BigInteger, BigIntegers),
        new CodecCase<DateOnly>(ValueCodecs.DateOnly, DateOnly.MinValue, DateOnly.MaxValue, new(2024, 2, 29)),
        new CodecCase<TimeOnly>(ValueCodecs.TimeOnly, TimeOnly.MinValue, TimeOnly.MaxValue, new(12, 34, 56, 789)),
        new CodecCase<TimeSpan>(ValueCodecs.TimeSpan, default, TimeSpan.MinValue, TimeSpan.MaxValue, TimeSpan.FromTicks(-1), TimeSpan.FromDays(1)),
        new CodecCase<Uri>(ValueCodecs.Uri, [.. Uris.OfType<Uri>()]),
        new CodecCase<Uri?>(ValueCodecs.NullableUri, Uris),
        new CodecCase<Version>(ValueCodecs.Version, [.. Versions.OfType<Version>()]),
        new CodecCase<Version?>(ValueCodecs.NullableVersion, Versions),
        new CodecCase<ReadOnlyMemory<byte>>(ValueCodecs.ReadOnlyMemory, default, new byte[1], new byte[] { 0, 1, 255 }, new byte[70_000]),
        new CodecCase<ReadOnlyMemory<byte>?>(ValueCodecs.Nullable(ValueCodecs.ReadOnlyMemory), null, default(ReadOnlyMemory<byte>), new byte[] { 7 }),
        new CodecCase<ImmutableArray<byte>>(ValueCodecs.ImmutableBytes, default, [], [0], [0, 1, 255], [.. new byte[70_000]]),
        new CodecCase<ImmutableArray<byte>?>(ValueCodecs.Nullable(ValueCodecs.ImmutableBytes), null, default(ImmutableArray<byte>), [7]),
        new CodecCase<DateOnly?>(ValueCodecs.Nullable(ValueCodecs.DateOnly), null, DateOnly.MaxValue),
    ];
}
