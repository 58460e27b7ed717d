using PersistentObjects.CompilerServices;

namespace PersistentObjects.Schema;

/// <summary>A property as a schema record describes it.</summary>
sealed record StoredProperty(string Name, string TypeName)
{
    /// <summary>The names that it had before.</summary>
    public IReadOnlyList<string> FormerNames { get; init; } = [];

    /// <summary>Whether another name is this one's, or was.</summary>
    public bool IsOrWas(string name) => Name == name || FormerNames.Contains(name);

    /// <inheritdoc/>
    public bool Equals(StoredProperty? other)
        => other is not null && Name == other.Name && TypeName == other.TypeName && FormerNames.SequenceEqual(other.FormerNames);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, TypeName);
}

/// <summary>
/// A class as a schema record describes it: enough to read its objects without the application's assembly.
/// </summary>
/// <param name="Number">Names this description in the records that follow it. Never used again.</param>
/// <param name="Name">The full name of the class.</param>
/// <param name="BaseName">The persistent class that it derives from, empty for none.</param>
/// <param name="Properties">All properties, inherited ones first, in the order in which values are written.</param>
sealed record StoredClass(int Number, string Name, string BaseName, IReadOnlyList<StoredProperty> Properties)
{
    /// <summary>The full names that it had before: objects of a class of that name are objects of this one.</summary>
    public IReadOnlyList<string> FormerNames { get; init; } = [];

    /// <summary>What the enums and structures in the types of its properties, and their members, were called before.</summary>
    public IReadOnlyList<FormerName> ValueNames { get; init; } = [];

    /// <summary>Whether it says the same, but for its number.</summary>
    public bool SaysTheSameAs(StoredClass other)
        => Name == other.Name && BaseName == other.BaseName && FormerNames.SequenceEqual(other.FormerNames)
            && ValueNames.SequenceEqual(other.ValueNames) && Properties.SequenceEqual(other.Properties);
}
