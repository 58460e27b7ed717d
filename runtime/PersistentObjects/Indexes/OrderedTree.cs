using PersistentObjects.CompilerServices;

namespace PersistentObjects.Indexes;

/// <summary>Candidates in the order of their keys, and of their ids where keys are equal: a B+ tree.</summary>
/// <remarks>
/// Readers take a root and walk what hangs on it, which never changes: whatever the writer inserts, removes, splits and
/// merges, they go over what was there when they began, each entry once and in order. One writer, who copies the nodes
/// from the leaf up to the root. Nodes that it has made since the last <see cref="Commit"/>, and that no reader has
/// seen, it changes in place, so that a large transaction copies each node once. A rollback is the old root.
/// </remarks>
sealed class OrderedTree<TKey>(KeyComparison<TKey> comparison)
{
    TreeNode<TKey> _root = TreeLeaf<TKey>.Empty;
    TreeNode<TKey> _working = TreeLeaf<TKey>.Empty;
    int _committedCount;

    // Nodes of this epoch are the writer's own. 0 is nobody's.
    long _epoch = 1;

    /// <summary>How many entries the writer sees. Writer lock.</summary>
    internal int Count { get; private set; }

    /// <summary>What was committed last.</summary>
    internal TreeNode<TKey> Committed => Volatile.Read(ref _root);

    /// <summary>What the writer has done so far, which it does not change any more. Writer lock.</summary>
    internal TreeNode<TKey> Freeze()
    {
        _epoch++;
        return _working;
    }

    /// <summary>What the writer has done so far, for a look that ends before it goes on. Writer lock.</summary>
    internal TreeNode<TKey> Working => _working;

    internal void Insert(TKey key, PersistentObject o)
    {
        var edit = new TreeEdit<TKey>(comparison, _epoch);
        _working = edit.Insert(_working, new TreeEntry<TKey>(key, o));
        Count++;
    }

    internal void Remove(TKey key, PersistentObject o)
    {
        var edit = new TreeEdit<TKey>(comparison, _epoch);
        _working = edit.Remove(_working, new TreeEntry<TKey>(key, o));
        Count--;
    }

    /// <summary>Lets readers see what was done. Never throws.</summary>
    internal void Commit()
    {
        _epoch++;
        _committedCount = Count;
        Volatile.Write(ref _root, _working);
    }

    internal void Rollback()
    {
        _working = _root;
        Count = _committedCount;
        _epoch++;
    }

    /// <summary>Recovery: all entries at once, in order.</summary>
    internal void Load(ReadOnlySpan<TreeEntry<TKey>> entries)
    {
        _working = TreeBuilder<TKey>.Build(entries);
        Count = entries.Length;
    }
}
