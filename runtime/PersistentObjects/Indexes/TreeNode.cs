namespace PersistentObjects.Indexes;

/// <summary>A candidate in an ordered index. The id is kept beside it, since an object whose Add is rolled back loses its own.</summary>
readonly struct TreeEntry<TKey>(TKey key, PersistentObject candidate)
{
    internal readonly TKey Key = key;
    internal readonly long Id = candidate.IdValue;
    internal readonly PersistentObject Candidate = candidate;
}

/// <summary>The place of an entry, without its object.</summary>
readonly struct TreeKey<TKey>(in TreeEntry<TKey> entry)
{
    internal readonly TKey Key = entry.Key;
    internal readonly long Id = entry.Id;
}

/// <summary>A leaf or an inner node. It may change only in the epoch in which it was made.</summary>
abstract class TreeNode<TKey>(long epoch)
{
    internal const int MaxCount = 64;

    /// <summary>Below this, a node looks for a neighbour to merge with.</summary>
    internal const int MinCount = MaxCount / 4;

    internal readonly long Epoch = epoch;
    internal int Count;

    /// <summary>The first place in the node's range.</summary>
    internal abstract TreeKey<TKey> First { get; }
}

/// <summary>Up to <see cref="TreeNode{TKey}.MaxCount"/> entries in order.</summary>
sealed class TreeLeaf<TKey>(long epoch, int capacity) : TreeNode<TKey>(epoch)
{
    internal static readonly TreeLeaf<TKey> Empty = new(0, 0);

    internal TreeEntry<TKey>[] Entries = new TreeEntry<TKey>[capacity];

    internal override TreeKey<TKey> First => new(in Entries[0]);
}

/// <summary>
/// Up to <see cref="TreeNode{TKey}.MaxCount"/> children, all of one height. All that a child holds comes before the
/// place at which the next child begins, and not before its own; the first child's is not looked at.
/// </summary>
sealed class TreeInner<TKey>(long epoch, int capacity) : TreeNode<TKey>(epoch)
{
    internal TreeKey<TKey>[] Begins = new TreeKey<TKey>[capacity];
    internal TreeNode<TKey>[] Children = new TreeNode<TKey>[capacity];

    internal override TreeKey<TKey> First => Begins[0];
}
