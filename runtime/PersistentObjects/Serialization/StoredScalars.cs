using System.Collections.Frozen;
using System.Text.Unicode;
using PersistentObjects.CompilerServices;

namespace PersistentObjects.Serialization;

/// <summary>Reads a value and forgets it; throws when it is none of its type.</summary>
delegate void ValueSkipper(ref RecordReader reader);

/// <summary>Reads a value; throws when it is none of its type.</summary>
delegate object? ValueReader(ref RecordReader reader);

/// <summary>How values of a type without parts are read.</summary>
/// <param name="Name">The type, as schema records name it.</param>
/// <param name="Type">The type that its values have in a program.</param>
/// <param name="Skip">Reads a value and forgets it: verification does nothing more often. Text and bytes are looked at where they lie, and nothing is boxed.</param>
/// <param name="Read">Reads a value as an object.</param>
readonly record struct StoredScalar(string Name, Type Type, ValueSkipper Skip, ValueReader Read);

/// <summary>The types without parts, which are read by the codecs that read them for the application.</summary>
/// <remarks>But for blobs, of whose content each reader decides by itself what becomes of it.</remarks>
static class StoredScalars
{
    static readonly FrozenDictionary<string, StoredScalar> ByName = new StoredScalar[]
    {
        Of(ValueCodecs.Boolean),
        Of(ValueCodecs.Char),
        Of(ValueCodecs.Rune),
        Of(ValueCodecs.Guid),
        Of(ValueCodecs.Decimal),
        Of(ValueCodecs.BigInteger),
        new("bytes", typeof(byte[]), SkipBytes, ReadBytes),
        Of(ValueCodecs.SByte),
        Of(ValueCodecs.Int16),
        Of(ValueCodecs.Int32),
        Of(ValueCodecs.Int64),
        Of(ValueCodecs.Int128),
        Of(ValueCodecs.Byte),
        Of(ValueCodecs.UInt16),
        Of(ValueCodecs.UInt32),
        Of(ValueCodecs.UInt64),
        Of(ValueCodecs.UInt128),
        Of(ValueCodecs.Half),
        Of(ValueCodecs.Single),
        Of(ValueCodecs.Double),
        Of(ValueCodecs.DateTime),
        Of(ValueCodecs.DateTimeOffset),
        Of(ValueCodecs.DateOnly),
        Of(ValueCodecs.TimeOnly),
        Of(ValueCodecs.TimeSpan),
        Of(ValueCodecs.String) with { Skip = SkipString },
        Of(ValueCodecs.Uri),
        Of(ValueCodecs.Version),
    }.ToFrozenDictionary(scalar => scalar.Name);

    static readonly FrozenDictionary<Type, string> Names = ByName.Values.ToFrozenDictionary(scalar => scalar.Type, scalar => scalar.Name);

    /// <summary>Every type that a schema record may name is here, but for blobs: the parser has refused others.</summary>
    internal static ref readonly StoredScalar Of(string name) => ref ByName[name];

    /// <summary>The name of a program's type; null when it is none of these.</summary>
    internal static string? NameOf(Type type) => Names.GetValueOrDefault(type);

    /// <summary>Reads bytes behind their length; null where there are none.</summary>
    internal static byte[]? ReadBytes(ref RecordReader reader) => reader.TryReadLength(out var length) ? reader.ReadBytes(length).ToArray() : null;

    /// <summary>The same without an array of them.</summary>
    internal static void SkipBytes(ref RecordReader reader)
    {
        if (reader.TryReadLength(out var length)) reader.ReadBytes(length);
    }

    static void SkipString(ref RecordReader reader)
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

    // What is too long for a number is too long for the record, too.
    static int Count(ulong length) => (int)Math.Min(length, int.MaxValue);

    static StoredScalar Of<T>(ValueCodec<T> codec) => new(codec.TypeName, typeof(T), (ref reader) => codec.Read(ref reader), (ref reader) => codec.Read(ref reader));
}
