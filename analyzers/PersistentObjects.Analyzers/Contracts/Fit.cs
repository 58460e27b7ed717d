namespace PersistentObjects.Analyzers.Contracts;

/// <summary>What becomes of the values of one type in another.</summary>
enum Fit
{
    /// <summary>They are what they were, or become it without losing anything.</summary>
    Automatic,

    /// <summary>The same, but that null has no counterpart.</summary>
    WithoutNull,

    /// <summary>Somebody has to say how.</summary>
    None,
}
