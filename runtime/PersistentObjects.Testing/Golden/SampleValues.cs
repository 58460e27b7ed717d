using System.Security.Cryptography;
using System.Text;
using PersistentObjects.CompilerServices;
using PersistentObjects.Schema;
using PersistentObjects.Serialization;

namespace PersistentObjects.Testing;

/// <summary>
/// Makes up stored values of any type, by the layouts of FORMAT.md: each another one, as far as the type has so many, so that
/// unique properties have no twins.
/// </summary>
/// <param name="objects">The ids that references get, by the class that they may refer to.</param>
sealed class SampleValues(IReadOnlyDictionary<string, int> objects)
{
    /// <summary>2026-01-01, in days since 0001-01-01.</summary>
    const int FirstDay = 739_616;

    const int ElementsOfCollection = 2;

    readonly RecordWriter _writer = new();
    int _count;

    /// <summary>The bytes of a value; valid until the next one is made.</summary>
    public ReadOnlySpan<byte> Make(string typeName)
    {
        _writer.Clear();
        var type = StoredType.Parse(typeName);
        Write(type is StoredType.Changing changing ? changing.Content : type);
        return _writer.Written;
    }

    void Write(StoredType type)
    {
        switch (type)
        {
            case StoredType.Scalar scalar: WriteScalar(scalar.Name, ++_count); break;
            // Computed keys may know the named values only, and 0 is one, if any.
            case StoredType.Enumeration: _writer.WriteByte(0); break;
            case StoredType.Reference reference: _writer.WriteVarUInt64((ulong)objects.GetValueOrDefault(reference.ClassName.Text)); break;
            case StoredType.Array array: WriteSequence(array.Element); break;
            case StoredType.List list: WriteSequence(list.Element); break;
            case StoredType.Set set: WriteKeyed(set.Element, null); break;
            case StoredType.Map map: WriteKeyed(map.Key, map.Value); break;
            case StoredType.Tuple tuple: foreach (var element in tuple.Elements) Write(element); break;
            case StoredType.Structure structure: WriteStructure(structure); break;
            // A structure in itself ends with null; one that can't be null is the element of an array, which is left empty.
            case StoredType.Mention or StoredType.Opaque: _writer.WriteByte(0); break;
            case StoredType.Nullable nullable: WriteNullable(nullable); break;
            default: throw new NotSupportedException($"No value of the type {type} can be made up.");
        }
    }

    void WriteNullable(StoredType.Nullable nullable)
    {
        if (!nullable.HasNullInside) _writer.WriteByte((byte)(nullable.Inner is StoredType.Mention ? 0 : 1));
        if (nullable.HasNullInside || nullable.Inner is not StoredType.Mention) Write(nullable.Inner);
    }

    void WriteStructure(StoredType.Structure structure)
    {
        if (structure.IsRecord) _writer.WriteByte(1);
        foreach (var member in structure.Members) Write(member.Type);
    }

    void WriteSequence(StoredType element)
    {
        var count = IsElement(element) ? ElementsOfCollection : 0;
        _writer.WriteVarUInt64((ulong)count + 1);
        for (; count > 0; count--) Write(element);
    }

    void WriteKeyed(StoredType key, StoredType? value)
    {
        var entries = new SortedDictionary<byte[], byte[]>(Comparer<byte[]>.Create(static (a, b) => a.AsSpan().SequenceCompareTo(b)));
        for (var i = IsElement(key) ? ElementsOfCollection : 0; i > 0; i--) entries[Part(key)] = value is null ? [] : Part(value);
        _writer.WriteVarUInt64((ulong)entries.Count + 1);
        _writer.WriteByte(0);
        foreach (var entry in entries)
        {
            _writer.WriteBytes(entry.Key);
            _writer.WriteBytes(entry.Value);
        }
    }

    byte[] Part(StoredType type)
    {
        var start = _writer.Length;
        Write(type);
        var part = _writer.WrittenSince(start).ToArray();
        _writer.Truncate(start);
        return part;
    }

    /// <summary>Elements are not null, unless their type says so; and no structure contains itself for ever.</summary>
    bool IsElement(StoredType type) => type switch
    {
        StoredType.Reference reference => objects.ContainsKey(reference.ClassName.Text),
        StoredType.Mention or StoredType.Opaque => false,
        _ => true,
    };

    void WriteScalar(string name, int number)
    {
        switch (name)
        {
            case "bool": _writer.WriteByte(1); break;
            case "int8" or "int16" or "int32" or "int64" or "timespan": _writer.WriteVarInt64(number % 100); break;
            case "uint8" or "uint16" or "uint32" or "uint64" or "time": _writer.WriteVarUInt64((ulong)number % 100); break;
            case "char" or "rune": _writer.WriteVarUInt64('A' + (ulong)number % 26); break;
            case "float16": _writer.WriteBytes(BitConverter.GetBytes((Half)(number + 0.5))); break;
            case "float32": _writer.WriteFixed32(BitConverter.SingleToUInt32Bits(number + 0.5f)); break;
            case "float64": _writer.WriteFixed64(BitConverter.DoubleToUInt64Bits(number + 0.25)); break;
            case "decimal": WriteDecimal(number); break;
            case "guid": new Guid(number, 0x5A, 0x50, new byte[8]).TryWriteBytes(_writer.Append(16), bigEndian: true, out _); break;
            case "int128" or "uint128": _writer.WriteFixed64((ulong)number); _writer.WriteFixed64(0); break;
            case "bigint": _writer.WriteVarUInt64(1); _writer.WriteByte((byte)(number % 100)); break;
            case "date": _writer.WriteVarUInt64((ulong)(FirstDay + number)); break;
            case "datetime": _writer.WriteFixed64((ulong)(FirstDay + number) * TimeSpan.TicksPerDay | 1UL << 62); break;
            case "datetimeoffset": _writer.WriteFixed64((ulong)(FirstDay + number) * TimeSpan.TicksPerDay); _writer.WriteVarInt64(60); break;
            case "string": _writer.WriteString($"sample {number}"); break;
            case "uri": _writer.WriteByte(1); _writer.WriteString($"https://example.org/{number}"); break;
            case "version": _writer.WriteByte(2); _writer.WriteVarUInt64(1); _writer.WriteVarUInt64((ulong)number); break;
            case "bytes": _writer.WriteVarUInt64(2); _writer.WriteByte((byte)number); break;
            case StoredTypeNames.Blob: WriteBlob($"sample {number}"); break;
            default: throw new NotSupportedException($"No value of the type {name} can be made up.");
        }
    }

    void WriteDecimal(int number)
    {
        // With two decimals, as amounts of money have.
        _writer.WriteByte(2);
        _writer.WriteVarUInt64((ulong)number * 100 + 50);
    }

    void WriteBlob(string text)
    {
        var content = Encoding.UTF8.GetBytes(text);
        new BlobHead(BlobHash.Read(SHA256.HashData(content)), content.Length, BlobForm.Inline).Write(_writer);
        _writer.WriteBytes(content);
    }
}
