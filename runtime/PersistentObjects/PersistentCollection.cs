using System.Diagnostics;
using PersistentObjects.CompilerServices;
using PersistentObjects.Objects;

namespace PersistentObjects;

/// <summary>
/// What <see cref="PersistentList{T}"/>, <see cref="PersistentSet{T}"/> and <see cref="PersistentDictionary{TKey, TValue}"/>
/// have in common: each is the value of one property of one object, for as long as that exists.
/// </summary>
/// <remarks>
/// Reading is safe from every thread, and sees what a property would show: one moment inside a read scope, the transaction's own
/// changes inside a write transaction, else what is published. An enumeration is of the moment that it began at, whoever
/// changes the collection meanwhile. A change is part of the thread's write transaction, or one of its own, and logs only itself.
/// As long as the object is in no store, the collection is a plain one.
/// </remarks>
/// <invariants>
/// An instance is a handle: all it is asked goes to its owner, so that all handles of one property say the same. Besides, it
/// carries the content of one version of the owner, whose field holds it.
/// <list type="bullet">
/// <item>What it carries is immutable, except while the owner is detached, or while the transaction runs that has made the
/// handle for its draft (<see cref="Journal"/> is not null): nobody else sees either of these.</item>
/// <item>A field holds null, or a handle whose owner is the object or, in a copy that holds one version of it, the
/// original.</item>
/// </list>
/// </invariants>
public abstract class PersistentCollection
{
    private protected PersistentCollection(PersistentObject owner) => Owner = owner;

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal PersistentObject Owner { get; }

    /// <summary>What the running transaction has done to it; null in every handle but those that it has made.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal RecordWriter? Journal { get; set; }

    private protected abstract PersistentProperty Property { get; }

    private protected static void RequireRoom(Array array, int arrayIndex, int count)
    {
        ArgumentNullException.ThrowIfNull(array);
        ArgumentOutOfRangeException.ThrowIfNegative(arrayIndex);
        if (array.Length - arrayIndex < count) throw new ArgumentException($"The array has no room for {count} elements from index {arrayIndex} on.");
    }

    /// <summary>Whether the other one is the same property of the same object.</summary>
    public sealed override bool Equals(object? obj)
        => obj is PersistentCollection other && ReferenceEquals(Owner, other.Owner) && ReferenceEquals(Property, other.Property);

    /// <inheritdoc/>
    public sealed override int GetHashCode()
        => HashCode.Combine(System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(Owner), Property.Ordinal);

    /// <summary>Names the object and the property.</summary>
    public sealed override string ToString() => $"{ObjectNames.Short(Owner)}.{Property.Name}";
}
