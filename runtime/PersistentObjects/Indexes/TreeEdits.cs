namespace PersistentObjects.Indexes;

/// <summary>What the writer has done to a tree since the last commit, and how that is taken back. Writer lock.</summary>
/// <remarks>
/// Each edit is the one store that readers have seen. Taken back newest first, each finds its node as it has left it, so that
/// no key is compared.
/// </remarks>
sealed class TreeEdits<TKey>
{
    const int MaxKept = 1 << 14;

    readonly List<Edit> _edits = [];

    /// <summary>Makes room for one more, so that noting it can't fail once it is done.</summary>
    internal void Reserve() => _edits.EnsureCapacity(_edits.Count + 1);

    internal void RootReplaced(TreeNode<TKey> before) => _edits.Add(new Edit(null, 0, before, default));

    internal void ChildReplaced(TreeInner<TKey> parent, int index) => _edits.Add(new Edit(parent, index, parent.Children[index], default));

    internal void Inserted(TreeLeaf<TKey> leaf, int index) => _edits.Add(new Edit(leaf, index, null, default));

    internal void Removed(TreeLeaf<TKey> leaf, int index) => _edits.Add(new Edit(leaf, index, null, leaf[index]));

    /// <summary>Lets go of the list's memory, too, when one large transaction has swollen it.</summary>
    internal void Clear()
    {
        _edits.Clear();
        if (_edits.Capacity > MaxKept) _edits.Capacity = 0;
    }

    internal void Rollback(ref TreeNode<TKey> root)
    {
        for (var i = _edits.Count - 1; i >= 0; i--)
        {
            var (node, index, before, removed) = _edits[i];
            if (node is TreeInner<TKey> inner) Volatile.Write(ref inner.Children[index], before!);
            else if (node is not TreeLeaf<TKey> leaf) Volatile.Write(ref root, before!);
            else if (removed.Candidate is null) leaf.RemoveAt(index);
            else leaf.Insert(index, in removed);
        }
        Clear();
    }

    /// <param name="Node">A leaf that got an entry or lost one, a parent that got another child; null for the root.</param>
    /// <param name="Index">The entry's place or the child's.</param>
    /// <param name="Before">The child or the root that was there.</param>
    /// <param name="Removed">The entry that a leaf has lost; without a candidate when it got one.</param>
    readonly record struct Edit(TreeNode<TKey>? Node, int Index, TreeNode<TKey>? Before, TreeEntry<TKey> Removed);
}
