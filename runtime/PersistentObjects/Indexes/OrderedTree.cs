using PersistentObjects.CompilerServices;

namespace PersistentObjects.Indexes;

/// <summary>Candidates in the order of their keys, and of their ids where keys are equal: a B+ tree for one writer.</summary>
/// <remarks>
/// Why a reader misses nothing: it takes the root, and from there on goes by the children of the nodes that it has, whose
/// ranges stay what they were. Each node that it comes to was the current one for its range when the reader began, or was
/// made later. It is current still, or it was replaced after the reader began, and not written to since (but for the taking
/// back of what was never committed). So an entry that is there from the reader's beginning to its end is in the node. As the
/// ranges of the leaves that it comes by follow one another, it meets every entry once and in order, in either direction,
/// however often the writer splits and merges meanwhile.
/// </remarks>
/// <invariants>
/// <list type="bullet">
/// <item>The range of keys that a node covers never changes, nor do those of an inner node's children. Into an inner node only
/// another child for the same range is ever written, with release. Whoever needs other ranges, to split or merge, makes new
/// nodes for them, and those that they replace are not written to any more, unless a rollback puts them back.</item>
/// <item>Each insertion and each removal is one store that readers see: of the state of one leaf, of one child, or of the
/// root.</item>
/// <item>That store is noted, and a rollback takes the noted ones back, newest first, without comparing a key.</item>
/// <item>All comparisons and allocations come before the store: if a comparer throws, nothing has happened.</item>
/// <item>What the writer itself enumerates is frozen until its transaction ends: it copies such nodes instead of writing to
/// them, so that what it inserts is not met by its own loop.</item>
/// </list>
/// </invariants>
sealed class OrderedTree<TKey>(KeyComparison<TKey> comparison)
{
    readonly TreeEdits<TKey> _edits = new();
    TreeNode<TKey> _root = TreeLeaf<TKey>.Empty;
    TreePath<TKey> _path;
    int _committedCount;

    // Nodes of this epoch or an older one are frozen.
    long _frozen;
    long _epoch = TreeNode<TKey>.FirstEpoch;

    /// <summary>How many entries there are. Writer lock.</summary>
    internal int Count { get; private set; }

    /// <summary>Where readers begin. What they come to goes on changing.</summary>
    internal TreeNode<TKey> Root => Volatile.Read(ref _root);

    /// <summary>All that there is now, which stays as it is until the next <see cref="Commit"/> or <see cref="Rollback"/>. Writer lock.</summary>
    internal TreeNode<TKey> Freeze()
    {
        _frozen = _epoch++;
        return _root;
    }

    internal void Insert(TKey key, PersistentObject o)
    {
        var entry = new TreeEntry<TKey>(key, o);
        var leaf = Descend(in entry, out var place);
        if (place < leaf.Count && leaf[place].Id == entry.Id && comparison.Compare(leaf[place].Key, key) == 0)
        {
            throw new InvalidOperationException($"An ordered index has the candidate {o} already: its candidates and the objects disagree.");
        }
        _edits.Reserve();
        if (leaf.Count == TreeLeaf<TKey>.MaxEntries)
        {
            // Where keys rise, as those of time do, full leaves stay full.
            var (left, right) = leaf.Split(_epoch, place, in entry, atEnd: place == leaf.Count && _path.IsAtEnd);
            Split(_path.Height, left, right);
        }
        else if (leaf.Epoch > _frozen)
        {
            _edits.Inserted(leaf, place);
            leaf.Insert(place, in entry);
        }
        else
        {
            leaf = leaf.Copy(_epoch);
            leaf.Insert(place, in entry);
            Replace(_path.Height, leaf);
        }
        Count++;
    }

    internal void Remove(TKey key, PersistentObject o)
    {
        var entry = new TreeEntry<TKey>(key, o);
        var leaf = Descend(in entry, out var place);
        if (place == leaf.Count || !ReferenceEquals(leaf[place].Candidate, o) || comparison.Compare(leaf[place].Key, key) != 0)
        {
            throw new InvalidOperationException($"An ordered index has no candidate {o}: its candidates and the objects disagree.");
        }
        _edits.Reserve();
        if (Count == 1) SetRoot(TreeLeaf<TKey>.Empty);
        else if (leaf.Epoch > _frozen && (leaf.Count > leaf.MaxCount / 4 || _path.Height == 0))
        {
            _edits.Removed(leaf, place);
            leaf.RemoveAt(place);
        }
        else
        {
            leaf = leaf.Copy(_epoch);
            leaf.RemoveAt(place);
            Shrink(_path.Height, leaf);
        }
        Count--;
    }

    /// <summary>What was done stays. Never throws.</summary>
    internal void Commit()
    {
        _edits.Clear();
        End();
        _committedCount = Count;
    }

    internal void Rollback()
    {
        _edits.Rollback(ref _root);
        End();
        Count = _committedCount;
    }

    /// <summary>Recovery: all entries at once, in order.</summary>
    internal void Load(ReadOnlySpan<TreeEntry<TKey>> entries)
    {
        _root = TreeBuilder<TKey>.Build(entries);
        Count = entries.Length;
    }

    void End()
    {
        _frozen = 0;
        // Nodes that nobody else has any more would keep their objects alive.
        _path = default;
    }

    /// <summary>Notes the way to the leaf where the entry is or belongs.</summary>
    TreeLeaf<TKey> Descend(in TreeEntry<TKey> entry, out int place)
    {
        _path.Clear();
        var node = _root;
        while (node is TreeInner<TKey> inner)
        {
            var index = inner.ChildFor(comparison, in entry);
            _path.Push(inner, index);
            node = inner.Children[index];
        }
        var leaf = (TreeLeaf<TKey>)node;
        place = leaf.PlaceOf(comparison, in entry);
        return leaf;
    }

    /// <summary>Puts a node in the place of that which covers the same range, so many inner nodes below the root.</summary>
    void Replace(int height, TreeNode<TKey> node)
    {
        for (; height > 0; height--)
        {
            var (parent, index) = _path[height - 1];
            if (parent.Epoch > _frozen)
            {
                _edits.ChildReplaced(parent, index);
                Volatile.Write(ref parent.Children[index], node);
                return;
            }
            node = parent.With(_epoch, index, node);
        }
        SetRoot(node);
    }

    /// <summary>As <see cref="Replace"/>, with two nodes for the range of one.</summary>
    void Split(int height, TreeNode<TKey> left, TreeNode<TKey> right)
    {
        for (; height > 0; height--)
        {
            var (parent, index) = _path[height - 1];
            if (parent.Count < TreeInner<TKey>.MaxChildren)
            {
                Replace(height - 1, parent.With(_epoch, index, left, right));
                return;
            }
            (left, right) = parent.Split(_epoch, index, left, right, atEnd: _path.IsAtEndAbove(height));
        }
        SetRoot(TreeInner<TKey>.Of(_epoch, left, right));
    }

    /// <summary>As <see cref="Replace"/>, with a node that may have become small: as far as it can it takes in a neighbour.</summary>
    void Shrink(int height, TreeNode<TKey> node)
    {
        for (; height > 0 && node.Count < node.MaxCount / 4; height--)
        {
            var (parent, index) = _path[height - 1];
            if (index > 0 && CanMerge(parent.Children[index - 1], node))
            {
                node = parent.Merged(_epoch, index - 1, parent.Children[index - 1], node);
            }
            else if (index < parent.Count - 1 && CanMerge(node, parent.Children[index + 1]))
            {
                node = parent.Merged(_epoch, index, node, parent.Children[index + 1]);
            }
            else break;
        }
        while (height == 0 && node is TreeInner<TKey> { Count: 1 } inner) node = inner.Children[0];
        Replace(height, node);
    }

    /// <summary>An empty leaf goes, however full its neighbour is.</summary>
    static bool CanMerge(TreeNode<TKey> left, TreeNode<TKey> right)
        => left.Count == 0 || right.Count == 0 || left.Count + right.Count <= left.MaxCount * 3 / 4;

    void SetRoot(TreeNode<TKey> root)
    {
        _edits.RootReplaced(_root);
        Volatile.Write(ref _root, root);
    }
}
