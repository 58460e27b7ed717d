using PersistentObjects.CompilerServices;

namespace PersistentObjects.Indexes;

/// <summary>A place between two entries: everything comes before it or after it.</summary>
/// <param name="Key">What entries are compared with.</param>
/// <param name="Part">How much of it.</param>
/// <param name="LastId">Among equal ones, those up to this id come before.</param>
readonly record struct TreeBound<TKey>(TKey Key, KeyPart Part, long LastId)
{
    /// <summary>Before all entries with the key.</summary>
    internal static TreeBound<TKey> Before(TKey key, KeyPart part = KeyPart.Whole) => new(key, part, long.MinValue);

    /// <summary>Behind all entries with the key.</summary>
    internal static TreeBound<TKey> Behind(TKey key, KeyPart part = KeyPart.Whole) => new(key, part, long.MaxValue);

    internal bool IsBehind(KeyComparison<TKey> comparison, in TreeKey<TKey> place) => IsBehind(comparison, place.Key, place.Id);

    internal bool IsBehind(KeyComparison<TKey> comparison, in TreeEntry<TKey> entry) => IsBehind(comparison, entry.Key, entry.Id);

    bool IsBehind(KeyComparison<TKey> comparison, TKey key, long id)
    {
        var order = Part == KeyPart.Whole ? comparison.Compare(key, Key) : comparison.Compare(key, Key, Part);
        return order < 0 || (order == 0 && id <= LastId);
    }
}

/// <summary>
/// Several bounds on one side of a range: the range begins behind all of its lower bounds, and ends before the first of
/// its upper ones.
/// </summary>
sealed class TreeBounds<TKey>(KeyComparison<TKey> comparison, TreeBound<TKey>[] bounds, bool isLower)
{
    /// <summary>Whether an entry comes before the place that the bounds make.</summary>
    internal bool IsBehind(in TreeEntry<TKey> entry)
    {
        foreach (ref readonly var bound in bounds.AsSpan())
        {
            if (bound.IsBehind(comparison, in entry) == isLower) return isLower;
        }
        return !isLower;
    }

    internal bool IsBehind(in TreeKey<TKey> place)
    {
        foreach (ref readonly var bound in bounds.AsSpan())
        {
            if (bound.IsBehind(comparison, in place) == isLower) return isLower;
        }
        return !isLower;
    }
}
