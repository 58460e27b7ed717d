using System.Runtime.CompilerServices;

namespace PersistentObjects.Indexes;

/// <summary>Walks over a tree that does not change, from one place in either direction.</summary>
struct TreeCursor<TKey>
{
    /// <summary>A tree of this height can't be filled by any memory: a node splits only when it is full.</summary>
    const int MaxHeight = 10;

    readonly TreeNode<TKey> _root;
    Path _path;
    Places _places;
    TreeLeaf<TKey> _leaf;
    int _height;

    // The entry behind which the cursor stands has the index before it.
    int _next;

    internal TreeCursor(TreeNode<TKey> root)
    {
        _root = root;
        _leaf = TreeLeaf<TKey>.Empty;
    }

    /// <summary>Stands before the first entry.</summary>
    internal void SeekStart()
    {
        _height = 0;
        Descend(_root, last: false);
    }

    /// <summary>Stands behind the last entry.</summary>
    internal void SeekEnd()
    {
        _height = 0;
        Descend(_root, last: true);
    }

    /// <summary>Stands behind the last entry that comes before the bounds.</summary>
    internal void Seek(TreeBounds<TKey> bounds)
    {
        _height = 0;
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
            Push(inner, low);
            node = inner.Children[low];
        }
        _leaf = (TreeLeaf<TKey>)node;
        var (from, to) = (0, _leaf.Count);
        while (from < to)
        {
            var middle = (from + to) >>> 1;
            if (bounds.IsBehind(in _leaf.Entries[middle])) from = middle + 1;
            else to = middle;
        }
        _next = from;
    }

    /// <summary>The entry behind the cursor, which moves over it.</summary>
    internal bool TryNext(out TreeEntry<TKey> entry)
    {
        while (_next >= _leaf.Count)
        {
            if (Climb(forward: true)) continue;
            entry = default;
            return false;
        }
        entry = _leaf.Entries[_next++];
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
        entry = _leaf.Entries[--_next];
        return true;
    }

    /// <summary>Goes on to the neighbour of the leaf; false when there is none.</summary>
    bool Climb(bool forward)
    {
        for (var level = _height - 1; level >= 0; level--)
        {
            var place = _places[level] + (forward ? 1 : -1);
            if (place < 0 || place == _path[level].Count) continue;
            _height = level;
            Push(_path[level], place);
            Descend(_path[level].Children[place], last: !forward);
            return true;
        }
        return false;
    }

    void Descend(TreeNode<TKey> node, bool last)
    {
        while (node is TreeInner<TKey> inner)
        {
            var place = last ? inner.Count - 1 : 0;
            Push(inner, place);
            node = inner.Children[place];
        }
        _leaf = (TreeLeaf<TKey>)node;
        _next = last ? _leaf.Count : 0;
    }

    void Push(TreeInner<TKey> inner, int place)
    {
        (_path[_height], _places[_height]) = (inner, place);
        _height++;
    }

    [InlineArray(MaxHeight)]
    struct Path
    {
        TreeInner<TKey> _first;
    }

    [InlineArray(MaxHeight)]
    struct Places
    {
        int _first;
    }
}
