using PersistentObjects.CompilerServices;
using PersistentObjects.Schema;

namespace PersistentObjects.Tests.Serialization;

/// <summary>
/// Passes over a value by the name of its type alone, without the classes of the application: what a tool can do that has
/// only the file. Written from FORMAT.md, not from the codecs.
/// </summary>
static class StoredValueReader
{
    public static void Skip(ref RecordReader reader, StoredType type) => Skip(ref reader, type, []);

    static void Skip(ref RecordReader reader, StoredType type, List<StoredType.Structure> enclosing)
    {
        switch (type)
        {
            case StoredType.Scalar scalar:
                Scalar(ref reader, scalar.Name);
                break;
            case StoredType.Enumeration or StoredType.Reference:
                reader.ReadVarUInt64();
                break;
            case StoredType.Nullable { HasNullInside: true } nullable:
                Skip(ref reader, nullable.Inner, enclosing);
                break;
            case StoredType.Nullable nullable:
                if (reader.ReadByte() == 1) Skip(ref reader, nullable.Inner, enclosing);
                break;
            case StoredType.Array array:
                Elements(ref reader, hasComparer: false, enclosing, array.Element);
                break;
            case StoredType.List list:
                Elements(ref reader, hasComparer: false, enclosing, list.Element);
                break;
            case StoredType.Set set:
                Elements(ref reader, hasComparer: true, enclosing, set.Element);
                break;
            case StoredType.Map map:
                Elements(ref reader, hasComparer: true, enclosing, map.Key, map.Value);
                break;
            case StoredType.Tuple tuple:
                foreach (var element in tuple.Elements) Skip(ref reader, element, enclosing);
                break;
            case StoredType.Structure structure:
                Members(ref reader, structure, [.. enclosing, structure]);
                break;
            case StoredType.Mention mention:
                var index = enclosing.FindLastIndex(outer => outer.IsRecord == mention.IsRecord && outer.Name == mention.Name);
                Members(ref reader, enclosing[index], enclosing[..(index + 1)]);
                break;
            case StoredType.Opaque:
                Bytes(ref reader);
                break;
            default:
                throw new InvalidOperationException($"{type} is not known here.");
        }
    }

    static void Members(ref RecordReader reader, StoredType.Structure structure, List<StoredType.Structure> enclosing)
    {
        if (structure.IsRecord && reader.ReadByte() == 0) return;
        foreach (var member in structure.Members) Skip(ref reader, member.Type, enclosing);
    }

    static void Elements(ref RecordReader reader, bool hasComparer, List<StoredType.Structure> enclosing, params StoredType[] parts)
    {
        var head = reader.ReadVarUInt64();
        if (head > 0 && hasComparer) reader.ReadByte();
        for (; head > 1; head--)
        {
            foreach (var part in parts) Skip(ref reader, part, enclosing);
        }
    }

    static void Bytes(ref RecordReader reader)
    {
        var head = reader.ReadVarUInt64();
        if (head > 1) reader.ReadBytes((int)(head - 1));
    }

    static void Scalar(ref RecordReader reader, string name)
    {
        switch (name)
        {
            case "bool":
                reader.ReadByte();
                break;
            case "float16":
                reader.ReadBytes(2);
                break;
            case "float32":
                reader.ReadBytes(4);
                break;
            case "float64" or "datetime":
                reader.ReadBytes(8);
                break;
            case "guid" or "int128" or "uint128":
                reader.ReadBytes(16);
                break;
            case "datetimeoffset":
                reader.ReadBytes(8);
                reader.ReadVarUInt64();
                break;
            case "decimal":
                reader.ReadByte();
                while (reader.ReadByte() >= 0x80)
                {
                }
                break;
            case "bigint":
                reader.ReadBytes((int)reader.ReadVarUInt64());
                break;
            case "bytes":
                Bytes(ref reader);
                break;
            case "string":
                String(ref reader);
                break;
            case "uri":
                if (reader.ReadByte() > 0) String(ref reader);
                break;
            case "version":
                for (var components = reader.ReadByte(); components > 0; components--) reader.ReadVarUInt64();
                break;
            default:
                reader.ReadVarUInt64();
                break;
        }
    }

    static void String(ref RecordReader reader)
    {
        var head = reader.ReadVarUInt64();
        if (head > 0) reader.ReadBytes((int)((head & 1) == 1 ? (head - 1) / 2 : (head - 2) / 4 * 2));
    }
}
