using System.ComponentModel;

namespace PersistentObjects.CompilerServices;

/// <summary>A rule that values of a property must meet, as generated code describes an attribute of the user's.</summary>
/// <typeparam name="T">The type of the property.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class PropertyRule<T>
{
    private protected PropertyRule(string name) => Name = name;

    /// <summary>The name of the attribute, without "Attribute".</summary>
    public string Name { get; }

    /// <summary>
    /// Whether it is asked at the end of the transactions that add or change the object, instead of by setters and by what adds
    /// objects: it depends on more than the value that a setter is given.
    /// </summary>
    public bool AtEnd { get; init; }

    /// <summary>What the rule says of a value that breaks it, null when the value meets it. A good value allocates nothing.</summary>
    internal abstract string? Break(PersistentObject o, string property, T value, Func<string>? displayName);
}
