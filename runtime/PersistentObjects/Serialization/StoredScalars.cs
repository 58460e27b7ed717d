using System.Collections.Frozen;
using System.Text.Unicode;
using PersistentObjects.CompilerServices;

namespace PersistentObjects.Serialization;

/// <summary>Reads a value and forgets it; throws when it is none of its type.</summary>
delegate void StoredScalarReader(ref RecordReader reader);

/// <summary>How values of the types without parts are read: by the codecs that read them for the application.</summary>
static class StoredScalars
{
    static readonly FrozenDictionary<string, StoredScalarReader> Readers = new Dictionary<string, StoredScalarReader>
    {
        ["bool"] = Of(ValueCodecs.Boolean),
        ["char"] = Of(ValueCodecs.Char),
        ["rune"] = Of(ValueCodecs.Rune),
        ["guid"] = Of(ValueCodecs.Guid),
        ["decimal"] = Of(ValueCodecs.Decimal),
        ["bigint"] = Of(ValueCodecs.BigInteger),
        ["bytes"] = Bytes,
        ["int8"] = Of(ValueCodecs.SByte),
        ["int16"] = Of(ValueCodecs.Int16),
        ["int32"] = Of(ValueCodecs.Int32),
        ["int64"] = Of(ValueCodecs.Int64),
        ["int128"] = Of(ValueCodecs.Int128),
        ["uint8"] = Of(ValueCodecs.Byte),
        ["uint16"] = Of(ValueCodecs.UInt16),
        ["uint32"] = Of(ValueCodecs.UInt32),
        ["uint64"] = Of(ValueCodecs.UInt64),
        ["uint128"] = Of(ValueCodecs.UInt128),
        ["float16"] = Of(ValueCodecs.Half),
        ["float32"] = Of(ValueCodecs.Single),
        ["float64"] = Of(ValueCodecs.Double),
        ["datetime"] = Of(ValueCodecs.DateTime),
        ["datetimeoffset"] = Of(ValueCodecs.DateTimeOffset),
        ["date"] = Of(ValueCodecs.DateOnly),
        ["time"] = Of(ValueCodecs.TimeOnly),
        ["timespan"] = Of(ValueCodecs.TimeSpan),
        ["string"] = String,
        ["uri"] = Of(ValueCodecs.Uri),
        ["version"] = Of(ValueCodecs.Version),
        ["blob"] = Of(ValueCodecs.NullableBlob),
    }.ToFrozenDictionary();

    /// <summary>Every type that a schema record may name is here: the parser has refused others.</summary>
    internal static StoredScalarReader Of(string name) => Readers[name];

    static StoredScalarReader Of<T>(ValueCodec<T> codec) => (ref reader) => codec.Read(ref reader);

    // Without making a string of it.
    static void String(ref RecordReader reader)
    {
        var head = reader.ReadVarUInt64();
        if (head == 0) return;
        if ((head & 1) == 1)
        {
            if (!Utf8.IsValid(reader.ReadBytes(Count(head >> 1)))) throw new RecordFormatException($"a string that is not UTF-8 before byte {reader.Position}");
            return;
        }
        if ((head & 2) == 0) throw new RecordFormatException($"an unknown form of string before byte {reader.Position}");
        reader.ReadBytes(Count((head >> 2) * 2));
    }

    static void Bytes(ref RecordReader reader)
    {
        if (reader.TryReadLength(out var length)) reader.ReadBytes(length);
    }

    // What is too long for a number is too long for the record, too.
    static int Count(ulong length) => (int)Math.Min(length, int.MaxValue);
}
