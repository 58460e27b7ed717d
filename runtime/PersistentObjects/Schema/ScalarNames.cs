namespace PersistentObjects.Schema;

/// <summary>The names of the types without parts: FORMAT.md, "Values".</summary>
/// <remarks>Compiled into the analyzers, too, which read them in contracts.</remarks>
static class ScalarNames
{
    internal const string Blob = "blob";

    /// <summary>Those whose bytes can say that there is no value.</summary>
    internal static IEnumerable<string> WithNullInside => ["string", "uri", "version", Blob];

    internal static IEnumerable<string> All =>
    [
        "bool", "char", "rune", "guid", "decimal", "bigint", "bytes",
        "int8", "int16", "int32", "int64", "int128", "uint8", "uint16", "uint32", "uint64", "uint128",
        "float16", "float32", "float64",
        "datetime", "datetimeoffset", "date", "time", "timespan",
        .. WithNullInside,
    ];
}
