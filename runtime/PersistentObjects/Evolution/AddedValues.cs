using PersistentObjects.Schema;

namespace PersistentObjects.Evolution;

/// <summary>What a member that was added to a structure holds in the values that are older: null, or the default of its type.</summary>
static class AddedValues
{
    static readonly byte[] Zero = [0];

    /// <summary>Null for a type whose default no program should meet: a reference that is declared not to be null, a default array.</summary>
    internal static byte[]? Of(StoredType type) => type switch
    {
        StoredType.Nullable => Zero,
        StoredType.Enumeration => Zero,
        StoredType.Scalar scalar => OfScalar(scalar.Name),
        StoredType.Tuple tuple => OfAll(tuple.Elements),
        StoredType.Structure { IsRecord: false } structure => OfAll(structure.Members.Select(member => member.Type)),
        _ => null,
    };

    static byte[]? OfScalar(string name) => name switch
    {
        "string" or "uri" or "version" or StoredTypeNames.Blob => null,
        "float16" => new byte[2],
        "float32" => new byte[4],
        "float64" or "datetime" => new byte[8],
        // Ticks and offset.
        "datetimeoffset" => new byte[9],
        "guid" or "int128" or "uint128" => new byte[16],
        // Scale and integer.
        "decimal" => new byte[2],
        // The length, and a byte at least.
        "bigint" => [1, 0],
        // Empty: the default array throws when it is looked at.
        "bytes" => [1],
        _ => Zero,
    };

    static byte[]? OfAll(IEnumerable<StoredType> parts)
    {
        var all = new List<byte>();
        foreach (var part in parts)
        {
            if (Of(part) is not { } bytes) return null;
            all.AddRange(bytes);
        }
        return [.. all];
    }
}
