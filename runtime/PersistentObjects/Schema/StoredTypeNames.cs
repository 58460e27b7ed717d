using System.Collections.Frozen;

namespace PersistentObjects.Schema;

/// <summary>Looks names of types without parts up.</summary>
static class StoredTypeNames
{
    internal const string Blob = ScalarNames.Blob;

    static readonly FrozenSet<string> NullInside = ScalarNames.WithNullInside.ToFrozenSet();

    static readonly FrozenSet<string> Scalars = ScalarNames.All.ToFrozenSet();

    static readonly FrozenSet<string> Underlying
        = new[] { "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64" }.ToFrozenSet();

    internal static IEnumerable<string> All => Scalars;

    internal static bool IsScalar(ReadOnlySpan<char> name) => Scalars.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name);

    /// <summary>Whether an enum may be stored as such a number.</summary>
    internal static bool IsUnderlying(string name) => Underlying.Contains(name);

    internal static bool HasNullInside(ReadOnlySpan<char> name) => NullInside.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name);
}
