using System.Collections.Frozen;
using PersistentObjects.CompilerServices;

namespace PersistentObjects.Evolution;

/// <summary>Reads an integer of one type.</summary>
delegate Int128 IntegerReader(ref RecordReader from);

/// <summary>Reads a number of one type and writes it as one of another.</summary>
delegate void NumberConverter(ref RecordReader from, RecordWriter to);

/// <summary>Numbers that become numbers of a wider type, each of which has an equal there, with the same bits left and right of the point.</summary>
sealed class NumberConversion(NumberConverter convert) : ByteConversion
{
    /// <summary>Those that <see cref="Int128"/> holds.</summary>
    static readonly FrozenDictionary<string, IntegerReader> Integers = new Dictionary<string, IntegerReader>
    {
        ["int8"] = (ref from) => ValueCodecs.SByte.Read(ref from),
        ["int16"] = (ref from) => ValueCodecs.Int16.Read(ref from),
        ["int32"] = (ref from) => ValueCodecs.Int32.Read(ref from),
        ["int64"] = (ref from) => ValueCodecs.Int64.Read(ref from),
        ["int128"] = (ref from) => ValueCodecs.Int128.Read(ref from),
        ["uint8"] = (ref from) => ValueCodecs.Byte.Read(ref from),
        ["uint16"] = (ref from) => ValueCodecs.UInt16.Read(ref from),
        ["uint32"] = (ref from) => ValueCodecs.UInt32.Read(ref from),
        ["uint64"] = (ref from) => ValueCodecs.UInt64.Read(ref from),
        ["char"] = (ref from) => ValueCodecs.Char.Read(ref from),
    }.ToFrozenDictionary();

    static readonly FrozenDictionary<string, Action<RecordWriter, Int128>> Wider = new Dictionary<string, Action<RecordWriter, Int128>>
    {
        ["int16"] = (to, number) => to.WriteVarInt64((long)number),
        ["int32"] = (to, number) => to.WriteVarInt64((long)number),
        ["int64"] = (to, number) => to.WriteVarInt64((long)number),
        ["int128"] = ValueCodecs.Int128.Write,
        ["uint128"] = (to, number) => ValueCodecs.UInt128.Write(to, (UInt128)number),
        ["bigint"] = (to, number) => ValueCodecs.BigInteger.Write(to, number),
        ["float16"] = (to, number) => ValueCodecs.Half.Write(to, (Half)(int)number),
        ["float32"] = (to, number) => ValueCodecs.Single.Write(to, (int)number),
        ["float64"] = (to, number) => ValueCodecs.Double.Write(to, (long)number),
        ["decimal"] = (to, number) => ValueCodecs.Decimal.Write(to, (decimal)number),
    }.ToFrozenDictionary();

    /// <summary>Those that are no integers, or too large ones.</summary>
    static readonly FrozenDictionary<(string, string), NumberConverter> Others = new Dictionary<(string, string), NumberConverter>
    {
        [("uint128", "bigint")] = (ref from, to) => ValueCodecs.BigInteger.Write(to, ValueCodecs.UInt128.Read(ref from)),
        [("float16", "float32")] = (ref from, to) => to.WriteFixed32(FloatingPoint.HalfToSingle(BitConverter.HalfToUInt16Bits(ValueCodecs.Half.Read(ref from)))),
        [("float16", "float64")] = (ref from, to) =>
            to.WriteFixed64(FloatingPoint.SingleToDouble(FloatingPoint.HalfToSingle(BitConverter.HalfToUInt16Bits(ValueCodecs.Half.Read(ref from))))),
        [("float32", "float64")] = (ref from, to) => to.WriteFixed64(FloatingPoint.SingleToDouble(from.ReadFixed32())),
    }.ToFrozenDictionary();

    internal override void Convert(ref RecordReader from, RecordWriter to) => convert(ref from, to);

    /// <summary>Null when not every number of the stored type has an equal.</summary>
    internal static NumberConversion? TryCreate(string stored, string declared)
    {
        if (!NumberTypes.IsWidening(stored, declared)) return null;
        if (Others.TryGetValue((stored, declared), out var convert)) return new NumberConversion(convert);
        var (read, write) = (Integers[stored], Wider[declared]);
        return new NumberConversion((ref from, to) => write(to, read(ref from)));
    }
}
