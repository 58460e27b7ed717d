namespace PersistentObjects.Generator.Model;

/// <summary>The condition of a rule, which the emitter writes out.</summary>
abstract record ConditionModel
{
    ConditionModel()
    {
    }

    /// <summary>There is a value.</summary>
    /// <param name="Text">What is asked of strings.</param>
    public sealed record Present(TextCheck Text) : ConditionModel;

    /// <summary>A string, or anything else with elements, is as long as it must be.</summary>
    /// <param name="Minimum">How many elements there are at least, 0 for any number.</param>
    /// <param name="Maximum">How many there are at most, null for any number.</param>
    /// <param name="Measure">The expression for the number of elements of <c>value</c>.</param>
    /// <param name="MayBeNull">Whether the value may be null by its type, annotations aside.</param>
    public sealed record Length(int Minimum, int? Maximum, string Measure, bool MayBeNull) : ConditionModel;

    /// <summary>A number, or a string that is one, lies between two others.</summary>
    /// <param name="Minimum">A literal.</param>
    /// <param name="Maximum">A literal.</param>
    /// <param name="MinimumIsExclusive">Whether the least one is excluded.</param>
    /// <param name="MaximumIsExclusive">Whether the greatest one is excluded.</param>
    /// <param name="Number">The expression for the number that <c>value</c> is; null for a string.</param>
    /// <param name="IsReal">Whether the bounds are of type <c>double</c>.</param>
    public sealed record Between(
        string Minimum,
        string Maximum,
        bool MinimumIsExclusive,
        bool MaximumIsExclusive,
        string? Number,
        bool IsReal) : ConditionModel;
}

/// <summary>What <c>[Required]</c> asks of a string.</summary>
enum TextCheck
{
    /// <summary>Nothing: the value is none, or may be empty.</summary>
    None,

    /// <summary>That it is more than white space.</summary>
    NotBlank,

    /// <summary>The same, if the value is a string: its type is a type parameter.</summary>
    NotBlankIfText,
}
