using System.Collections.Frozen;

namespace PersistentObjects.Schema;

/// <summary>The types without parts: FORMAT.md, "Values".</summary>
static class StoredTypeNames
{
    internal const string Blob = "blob";

    static readonly FrozenSet<string> NullInside = new[] { "string", "uri", "version", Blob }.ToFrozenSet();

    static readonly FrozenSet<string> Scalars = new[]
    {
        "bool", "char", "rune", "guid", "decimal", "bigint", "bytes",
        "int8", "int16", "int32", "int64", "int128", "uint8", "uint16", "uint32", "uint64", "uint128",
        "float16", "float32", "float64",
        "datetime", "datetimeoffset", "date", "time", "timespan",
    }.Concat(NullInside).ToFrozenSet();

    static readonly FrozenSet<string> Underlying
        = new[] { "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64" }.ToFrozenSet();

    internal static IEnumerable<string> All => Scalars;

    internal static bool IsScalar(ReadOnlySpan<char> name) => Scalars.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name);

    /// <summary>Whether an enum may be stored as such a number.</summary>
    internal static bool IsUnderlying(string name) => Underlying.Contains(name);

    internal static bool HasNullInside(ReadOnlySpan<char> name) => NullInside.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name);
}
