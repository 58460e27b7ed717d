namespace PersistentObjects.Indexes;

/// <summary>Builds a tree of entries that are in order, from the leaves up.</summary>
static class TreeBuilder<TKey>
{
    /// <summary>Room for insertions, so that the first of them don't split every node.</summary>
    const int LeafFill = TreeLeaf<TKey>.MaxEntries * 3 / 4;
    const int InnerFill = TreeInner<TKey>.MaxChildren * 3 / 4;

    internal static TreeNode<TKey> Build(ReadOnlySpan<TreeEntry<TKey>> entries)
    {
        if (entries.IsEmpty) return TreeLeaf<TKey>.Empty;
        var nodes = new List<TreeNode<TKey>>((entries.Length / LeafFill) + 1);
        for (var start = 0; start < entries.Length; start += LeafFill)
        {
            var leaf = new TreeLeaf<TKey>(TreeNode<TKey>.FirstEpoch);
            foreach (ref readonly var entry in entries.Slice(start, Math.Min(LeafFill, entries.Length - start))) leaf.Append(in entry);
            nodes.Add(leaf);
        }
        while (nodes.Count > 1) nodes = [.. nodes.Chunk(InnerFill).Select(children => TreeInner<TKey>.Of(TreeNode<TKey>.FirstEpoch, children))];
        return nodes[0];
    }
}
