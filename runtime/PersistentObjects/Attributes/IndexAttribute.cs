namespace PersistentObjects;

/// <summary>
/// Keeps an index and generates <c>Extent.By{Property}</c>, which gives all objects that have a key.
/// </summary>
/// <remarks>
/// <code>
/// [Persistent]
/// [Index(nameof(Owner), nameof(Due), Ordered = true)]               // ByOwnerAndDue: composite
/// public partial class Invoice
/// {
///     [Index]                 public partial Customer? Owner { get; set; }             // ByOwner[ann]: who refers to ann
///     [Index(Ordered = true)] public partial DateOnly Due { get; set; }                // ByDue.From(today).Below(tomorrow)
///     [Index]                 public partial ImmutableArray&lt;string&gt; Tags { get; set; }   // ByTags["urgent"]: an element
///     [Index]                 public string Domain =&gt; Email[(Email.IndexOf('@') + 1)..];  // computed
///     ...
/// </code>
/// The index is part of every transaction (a rollback restores it) and is rebuilt at open; it takes no space on disk.
/// On a collection, the index is over its elements. A computed property must depend on persistent properties of its own object
/// and on nothing else; the generator follows what it reads, and refuses what reads more. Null is a key like any other.
/// Strings are compared by their characters (<see cref="StringComparison.Ordinal"/>), other keys as they compare themselves.
/// </remarks>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class IndexAttribute : Attribute
{
    /// <summary>Indexes the property that the attribute is on.</summary>
    public IndexAttribute()
    {
    }

    /// <summary>On a class: one index over several properties, two to four of them.</summary>
    /// <param name="first">The name of a property.</param>
    /// <param name="second">The name of another one.</param>
    /// <param name="more">The names of the others.</param>
    public IndexAttribute(string first, string second, params string[] more) => Properties = [first, second, .. more];

    /// <summary>The properties of a composite index; empty for an index on a property.</summary>
    public IReadOnlyList<string> Properties { get; } = [];

    /// <summary>Whether the index keeps its keys in order, for ranges, prefixes, minimum and maximum. False when not set.</summary>
    public bool Ordered { get; set; }

    /// <summary>The name of a property of type <see langword="bool"/>: only objects for which it holds are in the index.</summary>
    public string? Where { get; set; }

    /// <summary>How strings in the key are compared. <see cref="StringComparison.Ordinal"/> when not set.</summary>
    public StringComparison StringComparison { get; set; } = StringComparison.Ordinal;

    /// <summary>
    /// A class with a parameterless constructor that compares keys: an <see cref="IEqualityComparer{T}"/>, or for an ordered
    /// index an <see cref="IComparer{T}"/> of the key's type.
    /// </summary>
    public Type? Comparer { get; set; }

    /// <summary>The name of the generated access. When not set, <c>By</c> and the names of the properties with <c>And</c> between them.</summary>
    public string? Name { get; set; }
}
