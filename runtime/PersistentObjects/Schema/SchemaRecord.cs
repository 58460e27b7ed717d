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
        WriteFormerNames(writer, stored);
        writer.WriteVarUInt64((ulong)stored.ValueNames.Count);
        foreach (var (type, member, former) in stored.ValueNames)
        {
            writer.WriteString(type);
            writer.WriteString(member);
            writer.WriteString(former);
        }
    }

    /// <summary>Each with the number of its property, 0 for the class itself.</summary>
    static void WriteFormerNames(RecordWriter writer, StoredClass stored)
    {
        writer.WriteVarUInt64((ulong)(stored.FormerNames.Count + stored.Properties.Sum(property => property.FormerNames.Count)));
        foreach (var name in stored.FormerNames) Write(0, name);
        for (var i = 0; i < stored.Properties.Count; i++)
        {
            foreach (var name in stored.Properties[i].FormerNames) Write(i + 1, name);
        }

        void Write(int number, string name)
        {
            writer.WriteVarUInt64((ulong)number);
            writer.WriteString(name);
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
        return WithFormerNames(ref reader, new StoredClass((int)number, name, baseName, properties));
    }

    static StoredClass WithFormerNames(ref RecordReader reader, StoredClass stored)
    {
        var ofClass = new List<string>();
        var properties = stored.Properties.ToArray();
        for (var count = reader.ReadVarUInt64(); count > 0; count--)
        {
            var number = reader.ReadVarUInt64();
            if (number > (ulong)properties.Length) throw new RecordFormatException($"a former name of property number {number} of '{stored.Name}', which has {properties.Length}");
            var former = Text(ref reader, "former name");
            if (number == 0) ofClass.Add(former);
            else properties[number - 1] = properties[number - 1] with { FormerNames = [.. properties[number - 1].FormerNames, former] };
        }
        return stored with { FormerNames = ofClass, Properties = properties, ValueNames = ReadValueNames(ref reader) };
    }

    static List<FormerName> ReadValueNames(ref RecordReader reader)
    {
        var names = new List<FormerName>();
        for (var count = reader.ReadVarUInt64(); count > 0; count--)
        {
            var type = Text(ref reader, "type that was called differently");
            var member = reader.ReadString();
            names.Add(new FormerName(type, member, Text(ref reader, "former name")));
        }
        return names;
    }

    static string Text(ref RecordReader reader, string what)
        => reader.ReadString() ?? throw new RecordFormatException($"a schema record without a {what}");
}
