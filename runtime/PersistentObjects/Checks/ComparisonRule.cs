using System.ComponentModel;

namespace PersistentObjects.CompilerServices;

/// <summary>
/// <c>[Compare]</c>: the property equals another one, which the attribute itself would read by reflection. Asked at the end of the
/// transaction, since no setter could change one of the two otherwise.
/// </summary>
/// <typeparam name="T">The type of the property.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ComparisonRule<T> : PropertyRule<T>
{
    readonly Func<PersistentObject, object?> _other;
    readonly Func<string, string> _message;

    /// <summary>Describes the rule.</summary>
    /// <param name="other">Reads the other property.</param>
    /// <param name="message">What it says when they differ, given the display name of the property.</param>
    public ComparisonRule(Func<PersistentObject, object?> other, Func<string, string> message)
        : base("Compare")
    {
        (_other, _message) = (other, message);
        AtEnd = true;
    }

    internal override string? Break(PersistentObject o, string property, T value, Func<string>? displayName)
        => Equals(value, _other(o)) ? null : _message(displayName?.Invoke() ?? property);
}
