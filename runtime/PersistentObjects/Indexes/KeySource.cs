using System.ComponentModel;
using PersistentObjects.Indexes;
using PersistentObjects.Objects;

namespace PersistentObjects.CompilerServices;

/// <summary>Generated: the key that an object's properties make.</summary>
/// <typeparam name="TKey">The type of the key.</typeparam>
/// <param name="o">An object of the class, or a detached copy that holds one version of it.</param>
/// <param name="key">The key.</param>
/// <returns>False when the object is not in the index: its filter does not hold.</returns>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate bool KeyReader<TKey>(PersistentObject o, out TKey key);

/// <summary>Generated: the keys that an object has in an index over elements. Doubles count once.</summary>
/// <typeparam name="TKey">The type of the elements.</typeparam>
/// <param name="o">An object of the class, or a detached copy that holds one version of it.</param>
/// <param name="keys">Gets the keys; none when the index's filter does not hold.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate void ElementReader<TKey>(PersistentObject o, List<TKey> keys);

/// <summary>Where an index's keys come from: one property, a function of several, or the elements of a value.</summary>
/// <typeparam name="TKey">The type of the key.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class KeySource<TKey>
{
    readonly PersistentProperty[] _reads;

    private protected KeySource(string name, PersistentProperty[] reads) => (Name, _reads) = (name, reads);

    /// <summary>What messages call the key: a property's name, or <c>(Folder, Name)</c>.</summary>
    public string Name { get; }

    /// <summary>The property that is the key, if it is as simple as that: indexes read it without a detour.</summary>
    internal virtual PersistentProperty<TKey>? Property => null;

    /// <summary>The property whose elements are the keys, all of them, if it is as simple as that.</summary>
    internal virtual PersistentProperty? ElementsOf { get => null; init => throw new NotSupportedException(); }

    /// <summary>Whether an object may have several keys, which are then read by <see cref="ReadAllIn"/>.</summary>
    internal virtual bool HasElements => false;

    /// <summary>A key that a function makes of one property or several, of a computed one, or under a filter.</summary>
    /// <param name="name">What messages call the key.</param>
    /// <param name="read">Reads properties of the object that it is given, and nothing else.</param>
    /// <param name="reads">All persistent properties on which the key and the filter depend.</param>
    public static KeySource<TKey> Computed(string name, KeyReader<TKey> read, PersistentProperty[] reads)
        => new ComputedKey<TKey>(name, read, reads);

    /// <summary>All elements of a property's value, such as an immutable array.</summary>
    /// <param name="property">The property.</param>
    /// <param name="read">Reads the property of the object that it is given, and nothing else.</param>
    public static KeySource<TKey> Elements(PersistentProperty property, ElementReader<TKey> read)
        => new ElementKeys<TKey>(property.Name, read, [property]) { ElementsOf = property };

    /// <summary>The elements of a computed value, or of one that a filter decides about.</summary>
    /// <param name="name">What messages call the key.</param>
    /// <param name="read">Reads properties of the object that it is given, and nothing else.</param>
    /// <param name="reads">All persistent properties on which the elements and the filter depend.</param>
    public static KeySource<TKey> Elements(string name, ElementReader<TKey> read, PersistentProperty[] reads)
        => new ElementKeys<TKey>(name, read, reads);

    /// <summary>The value of one property.</summary>
    public static implicit operator KeySource<TKey>(PersistentProperty<TKey> property) => new PropertyKey<TKey>(property);

    /// <summary>Whether the key depends on the property.</summary>
    internal bool Reads(PersistentProperty property) => Array.IndexOf(_reads, property) >= 0;

    /// <summary>The key in values that nobody changes: those of a node, or an object being recovered.</summary>
    internal abstract bool TryReadIn(PersistentObject values, out TKey key);

    /// <summary>The key as a view sees it; false when the object does not exist in it or has no key.</summary>
    internal abstract bool TryReadAt(PersistentObject o, View view, out TKey key);

    /// <summary>Adds all keys in values that nobody changes.</summary>
    internal virtual void ReadAllIn(PersistentObject values, List<TKey> keys)
    {
        if (TryReadIn(values, out var key)) keys.Add(key);
    }

    /// <summary>Adds all keys as a view sees them.</summary>
    internal virtual void ReadAllAt(PersistentObject o, View view, List<TKey> keys)
    {
        if (TryReadAt(o, view, out var key)) keys.Add(key);
    }
}
