namespace PersistentObjects.Generator.Model;

/// <summary>A persistent property of a class.</summary>
/// <param name="Name">The name in metadata and in the log, never escaped.</param>
/// <param name="Declaration">What the implementing part repeats.</param>
/// <param name="Shape">How its values are encoded.</param>
/// <param name="DeleteRule">The member of DeleteRule that it names, null when there is none.</param>
/// <param name="HasOtherSide">Whether the class that it refers to declares a set of those who refer to it by this property.</param>
sealed record PersistentPropertyModel(
    string Name,
    PropertyDeclaration Declaration,
    ValueShape Shape,
    string? DeleteRule,
    bool HasOtherSide)
{
    /// <summary>The names that it had before.</summary>
    public EquatableArray<string> FormerNames { get; init; }

    /// <summary>How values that were stored with other types become values of its own.</summary>
    public EquatableArray<ConversionModel> Conversions { get; init; }

    /// <summary>What it is checked for, null when it is not.</summary>
    public PropertyChecks? Checks { get; init; }
}
