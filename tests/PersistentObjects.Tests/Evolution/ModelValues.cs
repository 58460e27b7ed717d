using System.Numerics;
using PersistentObjects.CompilerServices;
using PersistentObjects.Schema;
using PersistentObjects.Serialization;
using PersistentObjects.Tests.Serialization;

namespace PersistentObjects.Tests.Evolution;

/// <summary>Makes random values of a stored type.</summary>
sealed class ModelValues(Random random)
{
    internal ModelValue Of(StoredType type, int depth, List<StoredType.Structure> enclosing) => type switch
    {
        StoredType.Nullable nullable when depth > 8 || random.Next(3) == 0 => new ModelValue.Null(nullable.Inner is StoredType.Array, nullable.Inner is StoredType.List, nullable.Inner is not (StoredType.Array or StoredType.List)),
        StoredType.Nullable nullable => Of(nullable.Inner, depth, enclosing),
        StoredType.Changing changing => Content(changing.Content, depth, enclosing) is ModelValue.Entries entries
            ? entries with { Comparer = 0 }
            : Content(changing.Content, depth, enclosing),
        StoredType.Array when random.Next(8) == 0 => new ModelValue.DefaultArray(),
        StoredType.Scalar scalar => Scalar(scalar.Name),
        StoredType.Enumeration enumeration => Scalar(enumeration.Underlying),
        StoredType.Reference => new ModelValue.Raw(ValueCodecs.UInt64.Encode((ulong)random.Next(1, 1000))),
        StoredType.Opaque => new ModelValue.Raw([3, (byte)random.Next(256), 7]),
        StoredType.Tuple tuple => new ModelValue.Items([.. tuple.Elements.Select(element => Of(element, depth + 1, enclosing))]),
        StoredType.Structure structure => Members(structure, depth, [.. enclosing, structure]),
        StoredType.Mention mention => Mentioned(mention, depth, enclosing),
        _ => Content(type, depth, enclosing),
    };

    ModelValue Content(StoredType type, int depth, List<StoredType.Structure> enclosing)
    {
        var count = depth > 8 ? 0 : random.Next(4);
        return type switch
        {
            StoredType.Array array => new ModelValue.Items(Several(count, array.Element, depth, enclosing)),
            StoredType.List list => new ModelValue.Items(Several(count, list.Element, depth, enclosing)),
            StoredType.Set set => new ModelValue.Entries([.. Several(count, set.Element, depth, enclosing).Select(value => (value, (ModelValue?)null))], Comparer(set.Element)),
            StoredType.Map map => new ModelValue.Entries([.. Several(count, map.Key, depth, enclosing).Select(key => (key, (ModelValue?)Of(map.Value, depth + 1, enclosing)))], Comparer(map.Key)),
            _ => throw new InvalidOperationException(type.ToString()),
        };
    }

    List<ModelValue> Several(int count, StoredType type, int depth, List<StoredType.Structure> enclosing)
        => [.. Enumerable.Range(0, count).Select(_ => Of(type, depth + 1, enclosing))];

    byte Comparer(StoredType key) => key.Layout == "string" && random.Next(4) == 0 ? (byte)random.Next(5) : (byte)0;

    ModelValue.Members Members(StoredType.Structure structure, int depth, List<StoredType.Structure> enclosing)
        => new(structure.Members.ToDictionary(member => member.Name, member => Of(member.Type, depth + 1, enclosing)));

    ModelValue.Members Mentioned(StoredType.Mention mention, int depth, List<StoredType.Structure> enclosing)
    {
        var index = enclosing.FindLastIndex(outer => outer.IsRecord == mention.IsRecord && outer.Name == mention.Name);
        return Members(enclosing[index], depth, enclosing[..(index + 1)]);
    }

    ModelValue Scalar(string name)
    {
        return name switch
        {
            "string" => new ModelValue.Raw(ValueCodecs.String.Encode(random.Next(1000).ToString())),
            "bytes" => new ModelValue.Raw([3, (byte)random.Next(256), 5]),
            "guid" => new ModelValue.Raw(ValueCodecs.Guid.Encode(Guid.NewGuid())),
            "bool" => new ModelValue.Raw([(byte)random.Next(2)]),
            "version" => new ModelValue.Raw(ValueCodecs.Version.Encode(new Version(random.Next(9), random.Next(300)))),
            "blob" => Blob(),
            "float16" => new ModelValue.Real((double)(Half)random.NextDouble()),
            "float32" => new ModelValue.Real(random.Next(9) == 0 ? double.NegativeInfinity : (float)random.NextDouble()),
            "float64" => new ModelValue.Real(random.NextDouble()),
            "char" or "uint16" => Integer(0, 16),
            "bigint" => Integer(1, 200),
            _ => Integer(name[0] == 'i' ? 1 : 0, int.Parse(name[(name.IndexOf('t', StringComparison.Ordinal) + 1)..])),
        };
    }

    /// <summary>Often at the ends of what the type holds, and often small.</summary>
    ModelValue.Integer Integer(int signBits, int bits)
    {
        var (least, most) = (signBits == 0 ? 0 : -(BigInteger.One << (bits - 1)), (BigInteger.One << (bits - signBits)) - 1);
        var number = random.Next(6) switch
        {
            0 => least,
            1 => most,
            2 => random.Next(128),
            _ => new BigInteger(random.NextDouble() * Math.Pow(2, bits)) + least,
        };
        return new ModelValue.Integer(BigInteger.Clamp(number, least, most));
    }

    ModelValue.Raw Blob()
    {
        byte[] content = [.. Enumerable.Range(0, random.Next(5)).Select(_ => (byte)random.Next(256))];
        var form = (BlobForm)random.Next(3);
        var writer = new RecordWriter();
        new BlobHead(BlobHash.Of(content), content.Length, form).Write(writer);
        if (form == BlobForm.Inline) writer.WriteBytes(content);
        return new ModelValue.Raw(writer.Written.ToArray());
    }
}
