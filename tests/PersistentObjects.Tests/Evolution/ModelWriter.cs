using PersistentObjects.CompilerServices;
using PersistentObjects.Schema;

namespace PersistentObjects.Tests.Evolution;

/// <summary>Writes a value with a type that may be another one than it was made for.</summary>
sealed class ModelWriter(RecordWriter writer)
{
    List<StoredType.Structure> _enclosing = [];

    internal void Write(ModelValue value, StoredType type)
    {
        switch (type, value)
        {
            case (StoredType.Changing { Content: StoredType.List list }, ModelValue.Null or ModelValue.DefaultArray):
                Write(new ModelValue.Items([]), list);
                break;
            case (StoredType.Changing changing, ModelValue.Null):
                Write(new ModelValue.Entries([], 0), changing.Content);
                break;
            case (StoredType.Changing changing, ModelValue.Entries entries):
                if (entries.Comparer > 1) throw new ModelValue.NoSuchValueException();
                Write(entries with { Comparer = 0 }, changing.Content);
                break;
            case (StoredType.Changing changing, _):
                Write(value, changing.Content);
                break;
            case (StoredType.Nullable, ModelValue.Null):
                writer.WriteByte(0);
                break;
            case (StoredType.Nullable { Inner: StoredType.List }, ModelValue.DefaultArray):
                writer.WriteByte(0);
                break;
            case (StoredType.Nullable nullable, _):
                if (!nullable.Inner.HasNullInside) writer.WriteByte(1);
                Write(value, nullable.Inner);
                break;
            case (StoredType.List, ModelValue.Null { OfArray: true } or ModelValue.DefaultArray):
            case (StoredType.Array, ModelValue.Null { OfList: true }):
                writer.WriteByte(1);
                break;
            case (_, ModelValue.Null):
                throw new ModelValue.NoSuchValueException();
            case (StoredType.Array, ModelValue.DefaultArray):
                writer.WriteByte(0);
                break;
            case (_, ModelValue.Raw raw):
                writer.WriteBytes(raw.Bytes);
                break;
            case (StoredType.Scalar scalar, _):
                WriteNumber(value, scalar.Name);
                break;
            case (StoredType.Enumeration enumeration, _):
                WriteNumber(value, enumeration.Underlying);
                break;
            case (StoredType.Array array, ModelValue.Items items):
                WriteElements(items, array.Element);
                break;
            case (StoredType.List list, ModelValue.Items items):
                WriteElements(items, list.Element);
                break;
            case (StoredType.Set set, ModelValue.Entries entries):
                WriteEntries(entries, set.Element, null);
                break;
            case (StoredType.Map map, ModelValue.Entries entries):
                WriteEntries(entries, map.Key, map.Value);
                break;
            case (StoredType.Tuple tuple, ModelValue.Items items):
                for (var i = 0; i < items.All.Count; i++) Write(items.All[i], tuple.Elements[i]);
                break;
            case (StoredType.Structure structure, ModelValue.Members members):
                WriteMembers(structure, members, [.. _enclosing, structure]);
                break;
            case (StoredType.Mention mention, ModelValue.Members members):
                var index = _enclosing.FindLastIndex(outer => outer.IsRecord == mention.IsRecord && outer.Name == mention.Name);
                WriteMembers(_enclosing[index], members, _enclosing[..(index + 1)]);
                break;
            default:
                throw new InvalidOperationException($"{value} in {type.Layout}");
        }
    }

    void WriteElements(ModelValue.Items items, StoredType element)
    {
        writer.WriteVarUInt64((ulong)items.All.Count + 1);
        foreach (var item in items.All) Write(item, element);
    }

    void WriteEntries(ModelValue.Entries entries, StoredType key, StoredType? value)
    {
        var all = entries.All.Select(entry => (Key: Apart(entry.Key, key), Value: value is null ? [] : Apart(entry.Value!, value))).ToList();
        all.Sort((a, b) => a.Key.AsSpan().SequenceCompareTo(b.Key));
        for (var i = 1; i < all.Count; i++)
        {
            if (all[i].Key.AsSpan().SequenceEqual(all[i - 1].Key)) throw new ModelValue.NoSuchValueException();
        }
        writer.WriteVarUInt64((ulong)all.Count + 1);
        writer.WriteByte(entries.Comparer);
        foreach (var entry in all)
        {
            writer.WriteBytes(entry.Key);
            writer.WriteBytes(entry.Value);
        }
    }

    byte[] Apart(ModelValue value, StoredType type)
    {
        var apart = new RecordWriter();
        new ModelWriter(apart) { _enclosing = _enclosing }.Write(value, type);
        return apart.Written.ToArray();
    }

    void WriteMembers(StoredType.Structure structure, ModelValue.Members members, List<StoredType.Structure> enclosing)
    {
        if (structure.IsRecord) writer.WriteByte(1);
        var outer = _enclosing;
        _enclosing = enclosing;
        foreach (var member in structure.Members)
        {
            if (members.All.TryGetValue(member.Name, out var value)) Write(value, member.Type);
            else writer.WriteBytes(Default(member.Type.Layout));
        }
        _enclosing = outer;
    }

    static byte[] Default(string type) => type switch
    {
        "guid" => new byte[16],
        "bigint" => [1, 0],
        "struct D{X: float64, Y: bytes}" => [0, 0, 0, 0, 0, 0, 0, 0, 1],
        _ => [0],
    };

    void WriteNumber(ModelValue value, string name)
    {
        var number = value is ModelValue.Integer integer ? integer.Number : 0;
        var real = value is ModelValue.Real { Number: var fraction } ? fraction : (double)number;
        switch (name)
        {
            case "int8" or "int16" or "int32" or "int64":
                writer.WriteVarInt64((long)number);
                break;
            case "uint8" or "uint16" or "uint32" or "uint64" or "char":
                writer.WriteVarUInt64((ulong)number);
                break;
            case "int128":
                ValueCodecs.Int128.Write(writer, (Int128)number);
                break;
            case "uint128":
                ValueCodecs.UInt128.Write(writer, (UInt128)number);
                break;
            case "bigint":
                ValueCodecs.BigInteger.Write(writer, number);
                break;
            case "decimal":
                ValueCodecs.Decimal.Write(writer, (decimal)number);
                break;
            case "float16":
                ValueCodecs.Half.Write(writer, (Half)real);
                break;
            case "float32":
                ValueCodecs.Single.Write(writer, (float)real);
                break;
            default:
                ValueCodecs.Double.Write(writer, real);
                break;
        }
    }
}
