using System.ComponentModel;
using PersistentObjects.Serialization;

namespace PersistentObjects.CompilerServices;

/// <summary>The codecs of the types that need no generated one.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class ValueCodecs
{
    /// <summary>Of <see cref="bool"/>.</summary>
    public static ValueCodec<bool> Boolean { get; } = new BooleanCodec();

    /// <summary>Of <see cref="byte"/>.</summary>
    public static ValueCodec<byte> Byte { get; } = new UnsignedCodec<byte>("uint8");

    /// <summary>Of <see cref="sbyte"/>.</summary>
    public static ValueCodec<sbyte> SByte { get; } = new SignedCodec<sbyte>("int8");

    /// <summary>Of <see cref="short"/>.</summary>
    public static ValueCodec<short> Int16 { get; } = new SignedCodec<short>("int16");

    /// <summary>Of <see cref="ushort"/>.</summary>
    public static ValueCodec<ushort> UInt16 { get; } = new UnsignedCodec<ushort>("uint16");

    /// <summary>Of <see cref="int"/>.</summary>
    public static ValueCodec<int> Int32 { get; } = new SignedCodec<int>("int32");

    /// <summary>Of <see cref="uint"/>.</summary>
    public static ValueCodec<uint> UInt32 { get; } = new UnsignedCodec<uint>("uint32");

    /// <summary>Of <see cref="long"/>.</summary>
    public static ValueCodec<long> Int64 { get; } = new SignedCodec<long>("int64");

    /// <summary>Of <see cref="ulong"/>.</summary>
    public static ValueCodec<ulong> UInt64 { get; } = new UnsignedCodec<ulong>("uint64");

    /// <summary>Of <see cref="char"/>.</summary>
    public static ValueCodec<char> Char { get; } = new CharCodec();

    /// <summary>Of <see cref="float"/>, by bits.</summary>
    public static ValueCodec<float> Single { get; } = new SingleCodec();

    /// <summary>Of <see cref="double"/>, by bits.</summary>
    public static ValueCodec<double> Double { get; } = new DoubleCodec();

    /// <summary>Of <see cref="decimal"/>, scale included.</summary>
    public static ValueCodec<decimal> Decimal { get; } = new DecimalCodec();

    /// <summary>Of <see cref="System.Guid"/>.</summary>
    public static ValueCodec<Guid> Guid { get; } = new GuidCodec();

    /// <summary>Of <see cref="System.DateTime"/>, kind included.</summary>
    public static ValueCodec<DateTime> DateTime { get; } = new DateTimeCodec();

    /// <summary>Of <see cref="System.DateTimeOffset"/>, offset included.</summary>
    public static ValueCodec<DateTimeOffset> DateTimeOffset { get; } = new DateTimeOffsetCodec();

    /// <summary>Of <see cref="string"/>.</summary>
    public static ValueCodec<string> String { get; } = new StringCodec("string")!;

    /// <summary>Of <c>string?</c>.</summary>
    public static ValueCodec<string?> NullableString { get; } = new StringCodec("string?");

    /// <summary>Of an enum, by its underlying number.</summary>
    public static ValueCodec<T> Enum<T>(string name)
        where T : struct, Enum => new EnumCodec<T>(name);

    /// <summary>Of a nullable value type.</summary>
    public static ValueCodec<T?> Nullable<T>(ValueCodec<T> inner)
        where T : struct => new NullableCodec<T>(inner);

    /// <summary>Of a reference to objects of a persistent class.</summary>
    public static ValueCodec<T> Reference<T>(string className)
        where T : PersistentObject => new ReferenceCodec<T>("ref " + className)!;

    /// <summary>Of a reference that may be null.</summary>
    public static ValueCodec<T?> NullableReference<T>(string className)
        where T : PersistentObject => new ReferenceCodec<T>("ref " + className + "?");
}
