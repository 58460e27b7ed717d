using System.ComponentModel;

namespace PersistentObjects.CompilerServices;

/// <summary>A rule whose condition is generated code.</summary>
/// <typeparam name="T">The type of the property.</typeparam>
/// <param name="name">The name of the attribute, without "Attribute".</param>
/// <param name="isMet">Whether a value meets it.</param>
/// <param name="message">What it says when not, given the display name of the property.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ConditionRule<T>(string name, Func<T, bool> isMet, Func<string, string> message) : PropertyRule<T>(name)
{
    internal override string? Break(PersistentObject o, string property, T value, Func<string>? displayName)
        => isMet(value) ? null : message(displayName?.Invoke() ?? property);
}
