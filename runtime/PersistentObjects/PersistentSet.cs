using System.Diagnostics;
using PersistentObjects.Collections;
using PersistentObjects.CompilerServices;

namespace PersistentObjects;

/// <summary>
/// A set that is the value of a persistent property, <c>public partial PersistentSet&lt;string&gt; Labels { get; }</c>: like a
/// <see cref="HashSet{T}"/>, and each change of it is a transaction, or part of one, that logs only itself.
/// </summary>
/// <remarks>
/// <inheritdoc cref="PersistentCollection" path="/remarks"/>
/// <para>
/// An element is found, added and taken out in O(log n) with a small factor; nothing copies the set. Elements are compared by the
/// default comparer, and enumerated in no order that could be relied on.
/// </para>
/// </remarks>
/// <typeparam name="T">The type of the elements: any that a property may have, also references to persistent objects.</typeparam>
[DebuggerDisplay("Count = {Count}")]
public sealed partial class PersistentSet<T> : PersistentCollection, ISet<T>, IReadOnlySet<T>
{
    readonly PersistentSetProperty<T> _property;

    internal PersistentSet(PersistentObject owner, PersistentSetProperty<T> property)
        : base(owner) => _property = property;

    internal HashTrie<T, T, SetEntry<T>> Content { get; set; } = HashTrie<T, T, SetEntry<T>>.Empty;

    /// <summary>The number of elements.</summary>
    public int Count => Now.Count;

    bool ICollection<T>.IsReadOnly => false;

    private protected override PersistentProperty Property => _property;

    HashTrie<T, T, SetEntry<T>> Now => ContentOf(_property.Held(Owner));

    /// <summary>Adds an element; false when there is one that equals it, which stays.</summary>
    public bool Add(T item)
    {
        var edit = new SetAdd<T>(_property, item);
        _property.Edit(Owner, ref edit);
        return edit.Added;
    }

    void ICollection<T>.Add(T item) => Add(item);

    /// <summary>Takes out the element that equals this one; false when there is none.</summary>
    public bool Remove(T item) => Change(_ => ([item], [])) > 0;

    /// <summary>Takes out all elements for which the predicate holds, which may be asked under the writer lock.</summary>
    /// <returns>How many these were.</returns>
    public int RemoveWhere(Predicate<T> match)
    {
        ArgumentNullException.ThrowIfNull(match);
        return Change(now => (ListOf(now).FindAll(match), []));
    }

    /// <summary>Takes out all elements.</summary>
    public void Clear() => Change(static now => (ListOf(now), []));

    /// <summary>Adds all elements of another collection.</summary>
    public void UnionWith(IEnumerable<T> other)
    {
        var others = Copy(other);
        Change(_ => ([], others));
    }

    /// <summary>Takes out all elements that are in another collection.</summary>
    public void ExceptWith(IEnumerable<T> other)
    {
        var others = Copy(other);
        Change(_ => (others, []));
    }

    /// <summary>Takes out all elements that are not in another collection.</summary>
    public void IntersectWith(IEnumerable<T> other)
    {
        var others = Copy(other);
        Change(now => (ListOf(now).FindAll(item => !others.Contains(item)), []));
    }

    /// <summary>Takes out all elements that are in another collection, and adds what is only there.</summary>
    public void SymmetricExceptWith(IEnumerable<T> other)
    {
        var others = Copy(other);
        Change(now =>
        {
            List<T> added = [.. others.Where(item => !now.Contains(item))];
            return (ListOf(now).FindAll(others.Contains), added);
        });
    }

    internal static HashTrie<T, T, SetEntry<T>> ContentOf(PersistentSet<T>? held) => held?.Content ?? HashTrie<T, T, SetEntry<T>>.Empty;

    int Change(Func<HashTrie<T, T, SetEntry<T>>, (IEnumerable<T> Removed, IEnumerable<T> Added)> find)
    {
        var edit = new SetChange<T>(_property, find);
        _property.Edit(Owner, ref edit);
        return edit.Removed;
    }

    /// <summary>Enumerated before the writer lock is taken; it may be this set itself.</summary>
    static HashSet<T> Copy(IEnumerable<T> other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return [.. other];
    }

    static List<T> ListOf(HashTrie<T, T, SetEntry<T>> content)
    {
        var all = new List<T>(content.Count);
        foreach (var item in content) all.Add(item);
        return all;
    }
}
