namespace PersistentObjects.Evolution;

/// <summary>The numbers that a type of the schema can hold, and which types can hold all those of another.</summary>
/// <remarks>Compiled into the analyzers, too, so that what they say of a declaration is what recovery does.</remarks>
static class NumberTypes
{
    /// <summary>Whether the types are different, and each number of the one has an equal in the other.</summary>
    internal static bool IsWidening(string stored, string declared)
    {
        if (stored == declared) return false;
        // A character has a number, and not every number is a character. Decimals have fractions, which nothing else holds.
        if (declared == "char" || stored == "decimal" || Of(stored) is not { } from || Of(declared) is not { } to) return false;
        if (from.IsFloating) return to.IsFloating && to.Bits > from.Bits;
        return from.Bits <= to.Bits && (to.IsSigned || !from.IsSigned);
    }

    /// <summary>
    /// Whether such numbers keep their bytes, too: those of a short integer are those of a long one, as long as both are stored
    /// with variable length and have a sign, or both have none.
    /// </summary>
    internal static bool KeepsBytes(string stored, string declared)
        => IsVariable(stored) && IsVariable(declared) && Of(stored)!.Value.IsSigned == Of(declared)!.Value.IsSigned;

    static bool IsVariable(string name) => Of(name) is { IsFloating: false, Bits: <= 64 };

    /// <summary>How many bits of magnitude it holds exactly; null when it is no number.</summary>
    static Range? Of(string name) => name switch
    {
        "int8" => new(7, true, false),
        "int16" => new(15, true, false),
        "int32" => new(31, true, false),
        "int64" => new(63, true, false),
        "int128" => new(127, true, false),
        "uint8" => new(8, false, false),
        "char" or "uint16" => new(16, false, false),
        "uint32" => new(32, false, false),
        "uint64" => new(64, false, false),
        "uint128" => new(128, false, false),
        "bigint" => new(int.MaxValue, true, false),
        // IEEE 754: the digits of the significand, the hidden one included.
        "float16" => new(11, true, true),
        "float32" => new(24, true, true),
        "float64" => new(53, true, true),
        // Its fractions are not those of the others: only integers fit into it.
        "decimal" => new(96, true, false),
        _ => null,
    };

    /// <param name="Bits">Of the magnitude.</param>
    /// <param name="IsSigned">Whether there are negative ones.</param>
    /// <param name="IsFloating">Whether it has fractions of two, infinities and more.</param>
    readonly record struct Range(int Bits, bool IsSigned, bool IsFloating);
}
