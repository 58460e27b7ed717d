using PersistentObjects.CompilerServices;

namespace PersistentObjects.Schema;

/// <summary>The bytes of a schema record: FORMAT.md, "Schema records".</summary>
static class SchemaRecord
{
    internal static void Write(RecordWriter writer, StoredClass stored)
    {
        writer.WriteVarUInt64((ulong)stored.Number);
        writer.WriteString(stored.Name);
        writer.WriteString(stored.BaseName);
        writer.WriteVarUInt64((ulong)stored.Properties.Count);
        foreach (var property in stored.Properties)
        {
            writer.WriteString(property.Name);
            writer.WriteString(property.TypeName);
        }
    }

    internal static StoredClass Read(ref RecordReader reader)
    {
        var number = reader.ReadVarUInt64();
        if (number is 0 or > int.MaxValue) throw new RecordFormatException($"schema number {number}");
        var name = Text(ref reader, "class name");
        var baseName = Text(ref reader, "base class name");
        var properties = new List<StoredProperty>();
        // Not allocated in advance: the count came from a file.
        for (var count = reader.ReadVarUInt64(); count > 0; count--)
        {
            properties.Add(new StoredProperty(Text(ref reader, "property name"), Text(ref reader, "property type")));
        }
        return new StoredClass((int)number, name, baseName, properties);
    }

    static string Text(ref RecordReader reader, string what)
        => reader.ReadString() ?? throw new RecordFormatException($"a schema record without a {what}");
}
