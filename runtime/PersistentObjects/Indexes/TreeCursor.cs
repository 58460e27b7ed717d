namespace PersistentObjects.Indexes;

/// <summary>Walks over a tree from one place in either direction, while the writer may change it.</summary>
/// <remarks>
/// It copies the leaf on which it stands, and goes on by the nodes that it came by: their ranges are what they were, also
/// when the writer has replaced the nodes since (see <see cref="OrderedTree{TKey}"/>). It moves in one direction.
/// </remarks>
struct TreeCursor<TKey> : IDisposable
{
    [ThreadStatic]
    static TreeEntry<TKey>[]? t_buffer;

    TreeNode<TKey> _root;
    TreePath<TKey> _path;
    TreeEntry<TKey>[] _entries;
    int _count;

    // The entry behind which the cursor stands has the index before it.
    int _next;

    internal TreeCursor(TreeNode<TKey> root)
    {
        _root = root;
        // Taken away while in use: a comparer may look something up itself.
        _entries = t_buffer ?? new TreeEntry<TKey>[TreeLeaf<TKey>.MaxEntries];
        t_buffer = null;
    }

    /// <summary>Gives the buffer back, and keeps no object alive. An enumeration may end on another thread than it began on.</summary>
    public void Dispose()
    {
        if (_entries.Length == 0) return;
        Array.Clear(_entries);
        t_buffer = _entries;
        (_root, _path, _entries, _count, _next) = (TreeLeaf<TKey>.Empty, default, [], 0, 0);
    }

    /// <summary>Stands before the first entry.</summary>
    internal void SeekStart()
    {
        _path.Clear();
        Descend(_root, last: false);
    }

    /// <summary>Stands behind the last entry.</summary>
    internal void SeekEnd()
    {
        _path.Clear();
        Descend(_root, last: true);
    }

    /// <summary>Stands behind the last entry that comes before the bounds.</summary>
    internal void Seek(TreeBounds<TKey> bounds)
    {
        _path.Clear();
        var node = _root;
        while (node is TreeInner<TKey> inner)
        {
            var (low, high) = (0, inner.Count - 1);
            while (low < high)
            {
                var middle = (low + high + 1) >>> 1;
                if (bounds.IsBehind(in inner.Begins[middle])) low = middle;
                else high = middle - 1;
            }
            _path.Push(inner, low);
            node = Volatile.Read(ref inner.Children[low]);
        }
        _count = ((TreeLeaf<TKey>)node).Read(_entries);
        var (from, to) = (0, _count);
        while (from < to)
        {
            var middle = (from + to) >>> 1;
            if (bounds.IsBehind(in _entries[middle])) from = middle + 1;
            else to = middle;
        }
        _next = from;
    }

    /// <summary>The entry behind the cursor, which moves over it.</summary>
    internal bool TryNext(out TreeEntry<TKey> entry)
    {
        while (_next >= _count)
        {
            if (Climb(forward: true)) continue;
            entry = default;
            return false;
        }
        entry = _entries[_next++];
        return true;
    }

    /// <summary>The entry before the cursor, which moves over it.</summary>
    internal bool TryPrevious(out TreeEntry<TKey> entry)
    {
        while (_next <= 0)
        {
            if (Climb(forward: false)) continue;
            entry = default;
            return false;
        }
        entry = _entries[--_next];
        return true;
    }

    /// <summary>Goes on to the neighbour of the leaf; false when there is none.</summary>
    bool Climb(bool forward)
    {
        for (var level = _path.Height - 1; level >= 0; level--)
        {
            var (inner, index) = _path[level];
            index += forward ? 1 : -1;
            if (index < 0 || index == inner.Count) continue;
            _path.Turn(level, index);
            Descend(Volatile.Read(ref inner.Children[index]), last: !forward);
            return true;
        }
        return false;
    }

    void Descend(TreeNode<TKey> node, bool last)
    {
        while (node is TreeInner<TKey> inner)
        {
            var index = last ? inner.Count - 1 : 0;
            _path.Push(inner, index);
            node = Volatile.Read(ref inner.Children[index]);
        }
        _count = ((TreeLeaf<TKey>)node).Read(_entries);
        _next = last ? _count : 0;
    }
}
