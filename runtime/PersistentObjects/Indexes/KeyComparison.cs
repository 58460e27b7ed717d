using System.ComponentModel;
using PersistentObjects.Indexes;

namespace PersistentObjects.CompilerServices;

/// <summary>When two keys of an index are equal, and which of them comes first.</summary>
/// <remarks>
/// Null equals null and comes before everything else; comparers of users are never asked about it. They are called by
/// every thread that reads, by the one that writes, under the writer lock, and at open by several at once.
/// </remarks>
/// <typeparam name="TKey">The type of the key.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class KeyComparison<TKey>
{
    private protected KeyComparison()
    {
    }

    /// <summary>By <see cref="KeyEquality{TKey}"/> and <see cref="KeyOrder{TKey}"/>.</summary>
    internal static KeyComparison<TKey> Default { get; } = new DefaultKeys<TKey>();

    internal abstract bool Equal(TKey a, TKey b);

    /// <summary>Spread well over all bits.</summary>
    internal abstract int Hash(TKey key);

    internal abstract int Compare(TKey a, TKey b);

    /// <summary>Compares only what a bound is about.</summary>
    internal virtual int Compare(TKey key, TKey bound, KeyPart part) => part == KeyPart.Whole
        ? Compare(key, bound)
        : throw new NotSupportedException($"Keys of type {typeof(TKey)} have no beginning that could be compared by this comparer.");

    /// <summary>Whether a unique index leaves it out.</summary>
    internal virtual bool HasNull(TKey key) => key is null;

    /// <summary>The comparison in an index without an order, which needs hash codes.</summary>
    internal virtual KeyComparison<TKey> ForEquality() => this;

    /// <summary>The comparison in an ordered index, where equal is what has one place.</summary>
    internal virtual KeyComparison<TKey> ForOrder() => this;

    /// <summary>For sets of keys.</summary>
    internal ISet<TKey> NewSet() => CanHash ? new HashSet<TKey>(new EqualityAdapter(this)) : new SortedSet<TKey>(new OrderAdapter(this));

    /// <summary>Whether keys have hash codes; else they have an order.</summary>
    internal virtual bool CanHash => true;

    sealed class EqualityAdapter(KeyComparison<TKey> keys) : IEqualityComparer<TKey>
    {
        public bool Equals(TKey? x, TKey? y) => keys.Equal(x!, y!);

        public int GetHashCode(TKey obj) => keys.Hash(obj);
    }

    sealed class OrderAdapter(KeyComparison<TKey> keys) : IComparer<TKey>
    {
        public int Compare(TKey? x, TKey? y) => keys.Compare(x!, y!);
    }
}
