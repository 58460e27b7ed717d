using System.ComponentModel;
using System.Globalization;

namespace PersistentObjects.CompilerServices;

/// <summary><c>[Range(typeof(T), "…", "…")]</c>, whose bounds the attribute itself would convert by a type converter, which is found by reflection.</summary>
/// <remarks>As with the attribute, the bounds are read at the first use, in the culture of then unless it says otherwise.</remarks>
/// <typeparam name="T">The type of the property.</typeparam>
/// <param name="minimum">The least value.</param>
/// <param name="maximum">The greatest value.</param>
/// <param name="parse">Converts a bound.</param>
/// <param name="message">The message of the user's, null for that of the attribute.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class BoundsRule<T>(string minimum, string maximum, Func<string, IFormatProvider, T> parse, Func<string>? message) : PropertyRule<T>("Range")
{
    Bounds? _bounds;

    /// <summary>Whether the bounds are read in the invariant culture.</summary>
    public bool ParseLimitsInInvariantCulture { get; init; }

    /// <summary>Whether the least value is excluded.</summary>
    public bool MinimumIsExclusive { get; init; }

    /// <summary>Whether the greatest value is excluded.</summary>
    public bool MaximumIsExclusive { get; init; }

    internal override string? Break(PersistentObject o, string property, T value, Func<string>? displayName)
    {
        if (value is null or "") return null;
        var bounds = _bounds ??= Read();
        var (low, high) = (Comparer<T>.Default.Compare(bounds.Minimum, value), Comparer<T>.Default.Compare(bounds.Maximum, value));
        return (MinimumIsExclusive ? low < 0 : low <= 0) && (MaximumIsExclusive ? high > 0 : high >= 0)
            ? null
            // Bounds are read from texts, and never null.
            : RuleAttributes.Range(bounds.Minimum!, bounds.Maximum!, MinimumIsExclusive, MaximumIsExclusive, message?.Invoke())
                .FormatErrorMessage(displayName?.Invoke() ?? property);
    }

    Bounds Read()
    {
        var culture = ParseLimitsInInvariantCulture ? CultureInfo.InvariantCulture : CultureInfo.CurrentCulture;
        return new Bounds(parse(minimum.Trim(), culture), parse(maximum.Trim(), culture));
    }

    sealed record Bounds(T Minimum, T Maximum);
}
