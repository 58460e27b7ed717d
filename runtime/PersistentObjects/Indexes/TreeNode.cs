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

/// <summary>A leaf or an inner node.</summary>
abstract class TreeNode<TKey>(long epoch)
{
    /// <summary>Nodes that are older, by having the epoch 0, are never written to.</summary>
    internal const long FirstEpoch = 1;

    /// <summary>When it was made. The writer does not change what it has frozen since.</summary>
    internal readonly long Epoch = epoch;

    /// <summary>As the writer sees it.</summary>
    internal abstract int Count { get; }

    internal abstract int MaxCount { get; }

    /// <summary>The first place in the node's range.</summary>
    internal abstract TreeKey<TKey> First { get; }

    /// <summary>A node for the ranges of both.</summary>
    internal abstract TreeNode<TKey> MergedWith(long epoch, TreeNode<TKey> right);
}
