using PersistentObjects.Generator.Model;

namespace PersistentObjects.Generator.Contract;

/// <summary>
/// Writes a contract as JSON: sorted by name, with one property on each line, so that two branches that add to it merge
/// without a conflict, and what is empty or false left out. The same contract is the same text on every machine.
/// </summary>
static class ContractWriter
{
    /// <summary>The whole text, with line feeds.</summary>
    public static string Write(SchemaContract contract)
    {
        var json = new JsonWriter();
        using (json.Object(null))
        {
            json.Number(ContractWords.Format, ContractWords.FormatVersion);
            WriteAll(json, ContractWords.Classes, contract.Classes, WriteClass);
            WriteAll(json, ContractWords.Enums, contract.Enums, WriteEnum);
            WriteAll(json, ContractWords.Structures, contract.Structures, WriteStructure);
            WriteLines(json, ContractWords.Retired, contract.Retired);
            WriteLines(json, ContractWords.Migrations, contract.Migrations);
        }

        return json.ToText();
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
