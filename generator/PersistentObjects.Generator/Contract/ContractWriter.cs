using PersistentObjects.Generator.Model;

namespace PersistentObjects.Generator.Contract;

/// <summary>
/// Writes a contract as JSON: sorted by name, with one property on each line, so that two branches that add to it merge
/// without a conflict, and what is empty or false left out. The same contract is the same text on every machine.
/// </summary>
static class ContractWriter
{
    // The contract is an object, and so is what lists its classes.
    const int EntryDepth = 2;

    /// <summary>The whole text, with line feeds.</summary>
    public static string Write(SchemaContract contract) => Write([Part(contract)]);

    /// <summary>The text of parts together; of entries with the same name the first one.</summary>
    public static string Write(IReadOnlyCollection<ContractPart> parts)
    {
        var json = new JsonWriter();
        using (json.Object(null))
        {
            json.Number(ContractWords.Format, ContractWords.FormatVersion);
            WriteEntries(json, ContractWords.Classes, parts.SelectMany(part => part.Classes));
            WriteEntries(json, ContractWords.Enums, parts.SelectMany(part => part.Enums));
            WriteEntries(json, ContractWords.Structures, parts.SelectMany(part => part.Structures));
            WriteLines(json, ContractWords.Retired, ContractBuilder.Names(parts.SelectMany(part => part.Retired)));
            WriteLines(json, ContractWords.Migrations, ContractBuilder.Names(parts.SelectMany(part => part.Migrations)));
        }

        return json.ToText() + "\n";
    }

    /// <summary>The text of what one declaration adds.</summary>
    public static ContractPart Part(SchemaContract contract) =>
        new(
            Entries(contract.Classes, type => type.Name, WriteClass),
            Entries(contract.Enums, type => type.Name, WriteEnum),
            Entries(contract.Structures, type => type.Name, WriteStructure),
            contract.Retired,
            contract.Migrations);

    static EquatableArray<ContractEntry> Entries<T>(EquatableArray<T> types, Func<T, string> name, Action<JsonWriter, T> write)
        where T : IEquatable<T> =>
        types.Select(type =>
        {
            var json = new JsonWriter(EntryDepth);
            write(json, type);
            return new ContractEntry(name(type), json.ToText());
        }).ToEquatableArray();

    static void WriteEntries(JsonWriter json, string name, IEnumerable<ContractEntry> entries)
    {
        var sorted = ContractBuilder.ByName(entries, entry => entry.Name);
        if (sorted.Count == 0)
        {
            return;
        }

        using var block = json.Object(name);
        foreach (var entry in sorted)
        {
            json.Written(entry.Text);
        }
    }

    static void WriteClass(JsonWriter json, ClassContract type)
    {
        using var block = json.Object(type.Name);
        json.Text(ContractWords.Base, type.Base);
        json.Flag(ContractWords.Abstract, type.IsAbstract);
        json.List(ContractWords.Formerly, type.FormerNames);
        WriteAll(json, ContractWords.Properties, type.Properties, WriteProperty);
        WriteAll(json, ContractWords.Indexes, type.Indexes, WriteIndex);
        json.List(ContractWords.Retired, type.Retired);
    }

    static void WriteEnum(JsonWriter json, EnumContract type)
    {
        using var block = json.Object(type.Name);
        json.Text(ContractWords.Type, type.Underlying);
        json.List(ContractWords.Formerly, type.FormerNames);
        WriteAll(json, ContractWords.Members, type.Members, static (json, member) => json.Number(member.Name, member.Value));
    }

    static void WriteStructure(JsonWriter json, StructureContract type)
    {
        using var block = json.Object(type.Name);
        json.Flag(ContractWords.Record, type.IsRecord);
        json.List(ContractWords.Formerly, type.FormerNames);
        WriteAll(json, ContractWords.Members, type.Members, WriteProperty);
    }

    static void WriteProperty(JsonWriter json, PropertyContract property)
    {
        if (property.FormerNames.Count == 0)
        {
            json.Text(property.Name, property.Type);
            return;
        }

        using var line = json.Line(property.Name);
        json.Text(ContractWords.Type, property.Type);
        json.List(ContractWords.Formerly, property.FormerNames);
    }

    static void WriteIndex(JsonWriter json, IndexContract index)
    {
        using var line = json.Line(index.Name);
        json.List(ContractWords.Keys, index.Keys);
        json.Flag(ContractWords.Unique, index.IsUnique);
    }

    static void WriteAll<T>(JsonWriter json, string name, EquatableArray<T> items, Action<JsonWriter, T> write)
        where T : IEquatable<T>
    {
        if (items.Count == 0)
        {
            return;
        }

        using var block = json.Object(name);
        foreach (var item in items)
        {
            write(json, item);
        }
    }

    static void WriteLines(JsonWriter json, string name, EquatableArray<string> items)
    {
        if (items.Count == 0)
        {
            return;
        }

        using var block = json.Array(name);
        foreach (var item in items)
        {
            json.Text(null, item);
        }
    }
}
