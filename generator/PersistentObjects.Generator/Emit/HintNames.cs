using System.Collections.Immutable;
using PersistentObjects.Generator.Model;

namespace PersistentObjects.Generator.Emit;

/// <summary>
/// Names of generated files. The compiler compares them without case and drops the output of the whole generator
/// when two are equal, so names that clash are told apart by a hash.
/// </summary>
static class HintNames
{
    public const string Manifest = "PersistentManifest";

    public const string Contract = "PersistentSchema";

    const string Extension = ".g.cs";

    /// <summary>
    /// The names, upper-cased, that more than one of the types would get, or a type and the manifest or the contract.
    /// </summary>
    public static EquatableArray<string> FindClashes(ImmutableArray<TypeRef> types) =>
        types.Select(type => Key(type.PersistentName))
            .Append(Key(Manifest))
            .Append(Key(Contract))
            .GroupBy(key => key)
            .Where(group => group.Count() > 1)
            .Select(group => group.Key)
            .OrderBy(key => key, StringComparer.Ordinal)
            .ToEquatableArray();

    public static string For(TypeRef type, EquatableArray<string> clashes) =>
        clashes.Contains(Key(type.PersistentName))
            ? $"{Mangling.HintName(type.PersistentName)}-{Mangling.Hash(type.PersistentName)}{Extension}"
            : Mangling.HintName(type.PersistentName) + Extension;

    /// <summary>The file of a structure's codec. Its hash tells names apart that differ by case alone.</summary>
    public static string ForStructure(string name) =>
        $"Values.{Mangling.HintName(name)}-{Mangling.Hash(name)}{Extension}";

    public static string ForManifest => Manifest + Extension;

    public static string ForContract => Contract + Extension;

    static string Key(string fullName) => Mangling.HintName(fullName).ToUpperInvariant();
}
