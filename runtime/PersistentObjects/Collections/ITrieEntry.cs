namespace PersistentObjects.Collections;

/// <summary>What a <see cref="HashTrie{TKey, TEntry, TOperations}"/> must know of its entries.</summary>
interface ITrieEntry<TKey, TEntry>
{
    static abstract TKey KeyOf(in TEntry entry);

    /// <summary>An entry that takes the place of a stored one with an equal key.</summary>
    static abstract TEntry Replace(in TEntry stored, in TEntry entry);

    /// <summary>Whether two entries with equal keys are the same in all else.</summary>
    static abstract bool AreSame(in TEntry first, in TEntry second);
}
