using PersistentObjects.Generator.Model;

namespace PersistentObjects.Generator.Contract;

/// <summary>A contract, or why a text is none.</summary>
readonly record struct ParsedContract(SchemaContract? Contract, ContractError? Error);

/// <summary>What is wrong with the text of a contract.</summary>
/// <param name="Line">The line, from 1 on.</param>
/// <param name="Problem">What continues "line 7: ...".</param>
sealed record ContractError(int Line, string Problem);

/// <summary>
/// Reads the text of a contract. People merge it by hand, so the order of entries does not matter, and everything else that
/// the writer does not write is refused: a word that was overlooked would be a promise that nobody keeps.
/// </summary>
static class ContractReader
{
    public static ParsedContract Read(string text)
    {
        try
        {
            return new ParsedContract(Contract(JsonReader.Read(text)), null);
        }
        catch (ContractFormatException problem)
        {
            return new ParsedContract(null, new ContractError(problem.Line, problem.Message));
        }
    }

    static SchemaContract Contract(JsonValue value)
    {
        var entries = new JsonEntries(value);
        var format = entries.Number(ContractWords.Format);
        if (format != ContractWords.FormatVersion)
        {
            throw new ContractFormatException(
                value.Line, $"the format is '{format}' instead of '{ContractWords.FormatVersion}', so a newer version of the package has written it");
        }

        var contract = new SchemaContract(
            All(entries, ContractWords.Classes, Class),
            All(entries, ContractWords.Enums, Enum),
            All(entries, ContractWords.Structures, Structure),
            entries.List(ContractWords.Retired, isSorted: true),
            entries.List(ContractWords.Migrations, isSorted: true));
        entries.RequireNothingElse();
        return contract;
    }

    static ClassContract Class(string name, JsonValue value)
    {
        var entries = new JsonEntries(value);
        var type = new ClassContract(
            name,
            entries.Text(ContractWords.Base),
            entries.Flag(ContractWords.Abstract),
            entries.List(ContractWords.Formerly, isSorted: true),
            All(entries, ContractWords.Properties, Property),
            All(entries, ContractWords.Indexes, Index),
            entries.List(ContractWords.Retired, isSorted: true));
        entries.RequireNothingElse();
        return type;
    }

    static EnumContract Enum(string name, JsonValue value)
    {
        var entries = new JsonEntries(value);
        var type = new EnumContract(
            name,
            entries.RequiredText(ContractWords.Type),
            entries.List(ContractWords.Formerly, isSorted: true),
            All(entries, ContractWords.Members, static (member, number) => new EnumMemberContract(member, JsonEntries.Number(number))));
        entries.RequireNothingElse();
        return type;
    }

    static StructureContract Structure(string name, JsonValue value)
    {
        var entries = new JsonEntries(value);
        var type = new StructureContract(
            name,
            entries.Flag(ContractWords.Record),
            entries.List(ContractWords.Formerly, isSorted: true),
            All(entries, ContractWords.Members, Property));
        entries.RequireNothingElse();
        return type;
    }

    static PropertyContract Property(string name, JsonValue value)
    {
        if (value.Kind == '"')
        {
            return new PropertyContract(name, value.Text, default);
        }

        var entries = new JsonEntries(value);
        var property = new PropertyContract(name, entries.RequiredText(ContractWords.Type), entries.List(ContractWords.Formerly, isSorted: true));
        entries.RequireNothingElse();
        return property;
    }

    static IndexContract Index(string name, JsonValue value)
    {
        var entries = new JsonEntries(value);
        var index = new IndexContract(name, entries.List(ContractWords.Keys, isSorted: false), entries.Flag(ContractWords.Unique));
        entries.RequireNothingElse();
        return index;
    }

    static EquatableArray<T> All<T>(JsonEntries entries, string name, Func<string, JsonValue, T> read)
        where T : IEquatable<T> =>
        entries.All(name).OrderBy(entry => entry.Name, StringComparer.Ordinal).Select(entry => read(entry.Name, entry.Value)).ToEquatableArray();
}
