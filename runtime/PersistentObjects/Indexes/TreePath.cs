using System.Runtime.CompilerServices;

namespace PersistentObjects.Indexes;

/// <summary>The inner nodes from the root to a leaf, and which child of each the way goes by.</summary>
struct TreePath<TKey>
{
    /// <summary>No memory could fill a higher tree: a node is split only when it is full.</summary>
    const int MaxHeight = 14;

    Nodes _nodes;
    Indexes _indexes;

    internal int Height { get; private set; }

    /// <summary>Whether the way leads to the last leaf.</summary>
    internal readonly bool IsAtEnd => IsAtEndAbove(Height + 1);

    internal readonly (TreeInner<TKey> Node, int Index) this[int level] => (_nodes[level], _indexes[level]);

    /// <summary>Whether all children by which the way goes are the last ones, so far.</summary>
    internal readonly bool IsAtEndAbove(int height)
    {
        for (var level = 0; level < height && level < Height; level++)
        {
            if (_indexes[level] < _nodes[level].Count - 1) return false;
        }
        return true;
    }

    internal void Clear() => Height = 0;

    internal void Push(TreeInner<TKey> node, int index)
    {
        (_nodes[Height], _indexes[Height]) = (node, index);
        Height++;
    }

    /// <summary>Goes back to a level and takes another child there.</summary>
    internal void Turn(int level, int index)
    {
        _indexes[level] = index;
        Height = level + 1;
    }

    [InlineArray(MaxHeight)]
    struct Nodes
    {
        TreeInner<TKey> _first;
    }

    [InlineArray(MaxHeight)]
    struct Indexes
    {
        int _first;
    }
}
