namespace PersistentObjects;

/// <summary>
/// Declares that no two live objects of the class, subclasses included, have the same value of this property, and
/// generates <c>Extent.By{Property}</c> to find the one that has it.
/// </summary>
/// <remarks>
/// <code>
/// [Persistent]
/// [Unique(nameof(Folder), nameof(Name), Where = nameof(IsLive))]    // a name once among the live files of a folder
/// public partial class Document
/// {
///     [Unique(StringComparison = StringComparison.OrdinalIgnoreCase)] public partial string Path { get; set; }
///     ...
/// </code>
/// Uniqueness is checked at the end of a write transaction's body, before anything is logged, so that two objects may
/// swap their values in one transaction; a setter outside a transaction throws <see cref="UniqueViolationException"/>
/// at once. Null is not a key: any number of objects may have it, or a composite key or tuple with a null in it. Keys are
/// compared as in an <see cref="IndexAttribute"/>.
/// </remarks>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class UniqueAttribute : Attribute
{
    /// <summary>Makes the property that the attribute is on unique.</summary>
    public UniqueAttribute()
    {
    }

    /// <summary>On a class: no two objects have the same values of several properties, two to four of them.</summary>
    /// <param name="first">The name of a property.</param>
    /// <param name="second">The name of another one.</param>
    /// <param name="more">The names of the others.</param>
    public UniqueAttribute(string first, string second, params string[] more) => Properties = [first, second, .. more];

    /// <inheritdoc cref="IndexAttribute.Properties"/>
    public IReadOnlyList<string> Properties { get; } = [];

    /// <inheritdoc cref="IndexAttribute.Ordered"/>
    public bool Ordered { get; set; }

    /// <inheritdoc cref="IndexAttribute.Where"/>
    public string? Where { get; set; }

    /// <inheritdoc cref="IndexAttribute.StringComparison"/>
    public StringComparison StringComparison { get; set; } = StringComparison.Ordinal;

    /// <inheritdoc cref="IndexAttribute.Comparer"/>
    public Type? Comparer { get; set; }

    /// <inheritdoc cref="IndexAttribute.Name"/>
    public string? Name { get; set; }
}
