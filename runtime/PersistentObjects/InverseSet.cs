using System.Collections;
using PersistentObjects.CompilerServices;
using PersistentObjects.Indexes;
using PersistentObjects.Objects;

namespace PersistentObjects;

/// <summary>The objects whose property refers to one object; see <see cref="InverseOfAttribute"/>.</summary>
/// <remarks>
/// <para>
/// Each enumeration looks them up anew, in time proportional to their number, and sees one moment: the thread's read scope, its
/// write transaction, or what is published when it begins. It gives them in the order of their ids, and never throws because
/// somebody changes the store. May be used by every thread. Setting the reference of an object puts it into the set; the set itself has no
/// methods for that.
/// </para>
/// <para>
/// The set of an object that is in no store holds the objects that refer to it and are in none either, in no certain order. As with any
/// plain object, one thread at a time may change them.
/// </para>
/// </remarks>
/// <typeparam name="T">The class of the objects.</typeparam>
public readonly struct InverseSet<T> : IReadOnlySet<T>
    where T : PersistentObject
{
    readonly PersistentObject _owner;
    readonly InverseDefinition<T> _definition;

    internal InverseSet(PersistentObject owner, InverseDefinition<T> definition) => (_owner, _definition) = (owner, definition);

    /// <summary>How many there are now. They are counted.</summary>
    /// <remarks><inheritdoc cref="Extent{T}.Count" path="/remarks"/></remarks>
    /// <exception cref="ObjectDeletedException">The object that they refer to is deleted.</exception>
    public long Count
    {
        get
        {
            var count = 0L;
            foreach (var _ in this) count++;
            return count;
        }
    }

    int IReadOnlyCollection<T>.Count => checked((int)Count);

    /// <summary>Begins an enumeration, which holds its version until it is disposed or has come to the end.</summary>
    /// <exception cref="ObjectDeletedException">The object that they refer to is deleted.</exception>
    public IEnumerator<T> GetEnumerator()
        => Index is { } index ? index.ReferrersOf<T>(_owner) : Detached.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Whether an object refers to this one. Costs the same whatever the number of objects.</summary>
    /// <exception cref="ObjectDeletedException">The object that it would refer to is deleted.</exception>
    public bool Contains(T item)
    {
        ArgumentNullException.ThrowIfNull(item);
        if (Index is not { } index) return Detached.Any(referrer => ReferenceEquals(referrer, item));
        return item.Home is { } home
            && home.Heap == _owner.Home!.Heap
            && Glance.At(home.Heap, (index, item, _owner), static (look, view) => look.index.IsReferrer(look.item, look._owner, view));
    }

    /// <inheritdoc/>
    public bool IsProperSubsetOf(IEnumerable<T> other) => Copy().IsProperSubsetOf(other);

    /// <inheritdoc/>
    public bool IsProperSupersetOf(IEnumerable<T> other) => Copy().IsProperSupersetOf(other);

    /// <inheritdoc/>
    public bool IsSubsetOf(IEnumerable<T> other) => Copy().IsSubsetOf(other);

    /// <inheritdoc/>
    public bool IsSupersetOf(IEnumerable<T> other) => Copy().IsSupersetOf(other);

    /// <inheritdoc/>
    public bool Overlaps(IEnumerable<T> other) => Copy().Overlaps(other);

    /// <inheritdoc/>
    public bool SetEquals(IEnumerable<T> other) => Copy().SetEquals(other);

    /// <summary>Null for an object that is in no store.</summary>
    IReferrerIndex? Index
    {
        get
        {
            Visibility.RequireExisting(_owner);
            return _owner.Home?.Heap.Classes.InverseIndex(_definition);
        }
    }

    IReadOnlyList<T> Detached => DetachedReferrers.Of<T>(_owner, _definition.Reference);

    /// <summary>Of one moment. Objects are the same by reference, whatever their class says of equality.</summary>
    HashSet<T> Copy()
    {
        var copy = new HashSet<T>(ReferenceEqualityComparer.Instance);
        foreach (var o in this) copy.Add(o);
        return copy;
    }
}
