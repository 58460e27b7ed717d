namespace PersistentObjects.Analyzers.Contracts;

/// <summary>The numbers that a type of the contract can hold, and which types can hold all those of another.</summary>
static class NumberFit
{
    /// <summary>Whether each number of the one type has an equal in the other.</summary>
    public static bool IsWidening(string stored, string declared) =>
        // A character has a number; not every number is a character. A decimal has fractions that nothing else has.
        stored != "decimal" && declared != "char" && Of(stored) is { } from && Of(declared) is { } to
        && (from.IsFloating
            ? to.IsFloating && to.Bits > from.Bits
            : from.Bits <= to.Bits && (to.IsSigned || !from.IsSigned));

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
        // Its fractions are no fractions of two: nothing but integers fits into it.
        "decimal" => new(96, true, false),
        _ => null,
    };

    /// <param name="Bits">Of the magnitude, as far as it is exact.</param>
    /// <param name="IsSigned">Whether there are negative ones.</param>
    /// <param name="IsFloating">Whether it has fractions of two, infinities and more.</param>
    readonly record struct Range(int Bits, bool IsSigned, bool IsFloating);
}
