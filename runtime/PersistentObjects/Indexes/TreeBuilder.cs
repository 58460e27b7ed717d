namespace PersistentObjects.Indexes;

/// <summary>Builds a tree of entries that are in order, from the leaves up.</summary>
static class TreeBuilder<TKey>
{
    /// <summary>Room for insertions, so that the first of them don't split every node.</summary>
    const int Fill = TreeNode<TKey>.MaxCount * 3 / 4;

    internal static TreeNode<TKey> Build(ReadOnlySpan<TreeEntry<TKey>> entries)
    {
        if (entries.IsEmpty) return TreeLeaf<TKey>.Empty;
        var nodes = new List<TreeNode<TKey>>((entries.Length / Fill) + 1);
        for (var start = 0; start < entries.Length; start += Fill)
        {
            var part = entries.Slice(start, Math.Min(Fill, entries.Length - start));
            var leaf = new TreeLeaf<TKey>(0, part.Length) { Count = part.Length };
            part.CopyTo(leaf.Entries);
            nodes.Add(leaf);
        }
        while (nodes.Count > 1)
        {
            var parents = new List<TreeNode<TKey>>((nodes.Count / Fill) + 1);
            foreach (var children in nodes.Chunk(Fill))
            {
                var parent = new TreeInner<TKey>(0, children.Length) { Count = children.Length };
                for (var i = 0; i < children.Length; i++) (parent.Begins[i], parent.Children[i]) = (children[i].First, children[i]);
                parents.Add(parent);
            }
            nodes = parents;
        }
        return nodes[0];
    }
}
