using System.Collections.Immutable;
using System.Numerics;
using System.Text;
using PersistentObjects.Serialization;

namespace PersistentObjects.CompilerServices;

/// <content>Numbers, times, names and bytes.</content>
public static partial class ValueCodecs
{
    /// <summary>Of <see cref="System.Int128"/>.</summary>
    public static ValueCodec<Int128> Int128 { get; } = new Int128Codec();

    /// <summary>Of <see cref="System.UInt128"/>.</summary>
    public static ValueCodec<UInt128> UInt128 { get; } = new UInt128Codec();

    /// <summary>Of <see cref="System.Half"/>, by bits.</summary>
    public static ValueCodec<Half> Half { get; } = new HalfCodec();

    /// <summary>Of <see cref="System.Text.Rune"/>.</summary>
    public static ValueCodec<Rune> Rune { get; } = new RuneCodec();

    /// <summary>Of <see cref="System.Numerics.BigInteger"/>.</summary>
    public static ValueCodec<BigInteger> BigInteger { get; } = new BigIntegerCodec();

    /// <summary>Of <see cref="System.DateOnly"/>.</summary>
    public static ValueCodec<DateOnly> DateOnly { get; } = new DateOnlyCodec();

    /// <summary>Of <see cref="System.TimeOnly"/>.</summary>
    public static ValueCodec<TimeOnly> TimeOnly { get; } = new TimeOnlyCodec();

    /// <summary>Of <see cref="System.TimeSpan"/>.</summary>
    public static ValueCodec<TimeSpan> TimeSpan { get; } = new TimeSpanCodec();

    /// <summary>Of <see cref="System.Uri"/>.</summary>
    public static ValueCodec<Uri> Uri { get; } = new UriCodec("uri")!;

    /// <summary>Of <c>Uri?</c>.</summary>
    public static ValueCodec<Uri?> NullableUri { get; } = new UriCodec("uri?");

    /// <summary>Of <see cref="System.Version"/>.</summary>
    public static ValueCodec<Version> Version { get; } = new VersionCodec("version")!;

    /// <summary>Of <c>Version?</c>.</summary>
    public static ValueCodec<Version?> NullableVersion { get; } = new VersionCodec("version?");

    /// <summary>Of bytes in memory; setters copy them.</summary>
    public static ValueCodec<ReadOnlyMemory<byte>> ReadOnlyMemory { get; } = new ReadOnlyMemoryCodec();

    /// <summary>Of an immutable array of bytes.</summary>
    public static ValueCodec<ImmutableArray<byte>> ImmutableBytes { get; } = new ImmutableBytesCodec();
}
