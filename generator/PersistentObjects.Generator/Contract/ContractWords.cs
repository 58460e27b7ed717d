namespace PersistentObjects.Generator.Contract;

/// <summary>The words of <c>PersistentSchema.json</c>.</summary>
static class ContractWords
{
    /// <summary>The file in the directory of the project.</summary>
    public const string FileName = "PersistentSchema.json";

    public const string FormatVersion = "1";

    public const string Format = "format";
    public const string Classes = "classes";
    public const string Enums = "enums";
    public const string Structures = "structures";
    public const string Retired = "retired";
    public const string Migrations = "migrations";
    public const string Base = "base";
    public const string Abstract = "abstract";
    public const string Formerly = "formerly";
    public const string Properties = "properties";
    public const string Indexes = "indexes";
    public const string Type = "type";
    public const string Members = "members";
    public const string Record = "record";
    public const string Keys = "keys";
    public const string Unique = "unique";
}
