using System.Collections;
using PersistentObjects.Indexes;
using PersistentObjects.Objects;

namespace PersistentObjects;

/// <summary>The objects that have one key of an equality index, in the order of their ids.</summary>
/// <remarks>
/// Each enumeration looks them up anew, copies nothing, and sees one moment: the thread's read scope, its write
/// transaction, or what is published when it begins. It never throws because somebody changes the store.
/// </remarks>
/// <typeparam name="TKey">The type of the key.</typeparam>
/// <typeparam name="T">The class of the extent.</typeparam>
public sealed class Matches<TKey, T> : IReadOnlyCollection<T>
    where T : PersistentObject
{
    readonly EqualityIndexTable<TKey> _table;
    readonly TKey _key;

    internal Matches(EqualityIndexTable<TKey> table, TKey key) => (_table, _key) = (table, key);

    /// <summary>How many there are. They are counted.</summary>
    public int Count
    {
        get
        {
            var count = 0;
            foreach (var _ in this) count++;
            return count;
        }
    }

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator()
    {
        using var view = ThreadView.Pin(_table.Heap);
        foreach (var candidate in _table.CandidatesOf(_key))
        {
            if (candidate is T match && _table.IsMatch(match, _key, view.View)) yield return match;
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
