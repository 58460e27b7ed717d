using Microsoft.CodeAnalysis;
using PersistentObjects.Analyzers.Contracts;

namespace PersistentObjects.CodeFixes.Contracts;

/// <summary>Types of a contract in the language: what a method takes that converts stored values.</summary>
static class StoredTypeSyntax
{
    const string Immutable = "global::System.Collections.Immutable.";

    static readonly Dictionary<string, string> Plain = new()
    {
        ["bool"] = "bool",
        ["char"] = "char",
        ["string"] = "string",
        ["int8"] = "sbyte",
        ["int16"] = "short",
        ["int32"] = "int",
        ["int64"] = "long",
        ["uint8"] = "byte",
        ["uint16"] = "ushort",
        ["uint32"] = "uint",
        ["uint64"] = "ulong",
        ["float32"] = "float",
        ["float64"] = "double",
        ["decimal"] = "decimal",
        ["int128"] = "global::System.Int128",
        ["uint128"] = "global::System.UInt128",
        ["float16"] = "global::System.Half",
        ["bigint"] = "global::System.Numerics.BigInteger",
        ["rune"] = "global::System.Text.Rune",
        ["guid"] = "global::System.Guid",
        ["datetime"] = "global::System.DateTime",
        ["datetimeoffset"] = "global::System.DateTimeOffset",
        ["date"] = "global::System.DateOnly",
        ["time"] = "global::System.TimeOnly",
        ["timespan"] = "global::System.TimeSpan",
        ["uri"] = "global::System.Uri",
        ["version"] = "global::System.Version",
        ["bytes"] = Immutable + "ImmutableArray<byte>",
        ["blob"] = "global::PersistentObjects.PersistentBlob",
        [ContractType.Array] = Immutable + "ImmutableArray",
        [ContractType.List] = Immutable + "ImmutableList",
        [ContractType.Set] = Immutable + "ImmutableHashSet",
        [ContractType.Map] = Immutable + "ImmutableDictionary",
    };

    /// <summary>The type in source text; null for one that there is no name for any more.</summary>
    public static string? Of(ContractType type, Compilation compilation) =>
        Inside(type, compilation) is { } text ? text + (type.AllowsNull ? "?" : "") : null;

    /// <summary>The type as part of a name of a method.</summary>
    public static string WordOf(string text) =>
        text.Trim('?') is var plain && plain.IndexOf('(') >= 0 ? "Tuple"
        : plain.IndexOf('<') is >= 0 and var end ? LastOf(plain.Substring(0, end))
        : LastOf(plain);

    static string LastOf(string name)
    {
        var word = name.Substring(name.LastIndexOfAny(['.', ':']) + 1);
        return char.ToUpperInvariant(word[0]) + word.Substring(1);
    }

    static string? Inside(ContractType type, Compilation compilation) => type.Kind switch
    {
        ContractType.Tuple => Joined("(", type, ")", compilation),
        ContractType.Enum => Declared(type.Name, compilation) ?? Plain[type.Underlying],
        ContractType.Reference or ContractType.Structure or ContractType.Record or "memorypack" => Declared(type.Name, compilation),
        _ when type.Parts.Count > 0 => Plain.TryGetValue(type.ContentKind, out var name) ? Joined(name + "<", type, ">", compilation) : null,
        _ => Plain.TryGetValue(type.Kind, out var plain) ? plain : null,
    };

    static string? Joined(string begin, ContractType type, string end, Compilation compilation)
    {
        var parts = type.Parts.Select(part => Of(part, compilation)).ToList();
        return parts.Contains(null) ? null : $"{begin}{string.Join(", ", parts)}{end}";
    }

    static string? Declared(string name, Compilation compilation) =>
        compilation.GetTypeByMetadataName(name)?.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
}
