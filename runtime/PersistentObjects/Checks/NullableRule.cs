using System.ComponentModel;

namespace PersistentObjects.CompilerServices;

/// <summary>A rule for values that may be null, and then meet it.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
/// <param name="rule">What is asked about a value that is not null.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class NullableRule<T>(PropertyRule<T> rule) : PropertyRule<T?>(rule.Name)
    where T : struct
{
    internal override string? Break(PersistentObject o, string property, T? value, Func<string>? displayName)
        => value is { } it ? rule.Break(o, property, it, displayName) : null;
}
