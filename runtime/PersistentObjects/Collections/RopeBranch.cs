using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace PersistentObjects.Collections;

/// <summary>A node above the leaves: children of one height, and up to where in the branch each of them reaches.</summary>
/// <remarks>It knows no element, so that all lists share its code; a leaf is an array, of which it asks only the length.</remarks>
/// <invariants>Never changes once its maker has returned it.</invariants>
sealed class RopeBranch
{
    internal const int LeafBits = 6;
    internal const int ChildBits = 5;
    internal const int MaxChildren = 1 << ChildBits;

    Children _children;
    Ends _ends;
    readonly byte _shift;

    RopeBranch(int height, int count)
    {
        Height = (byte)height;
        _shift = (byte)(LeafBits + (ChildBits * (height - 1)));
        Count = (byte)count;
    }

    /// <summary>One above leaves.</summary>
    internal byte Height { get; }

    /// <summary>How many children.</summary>
    internal byte Count { get; }

    /// <summary>How many elements.</summary>
    internal int Length => _ends[Count - 1];

    internal ReadOnlySpan<object> All => ((ReadOnlySpan<object>)_children)[..Count];

    internal object this[int slot] => _children[slot];

    internal static int HeightOf(object node) => node is RopeBranch branch ? branch.Height : 0;

    internal static int LengthOf(object node) => node is RopeBranch branch ? branch.Length : Unsafe.As<Array>(node).Length;

    internal static RopeBranch Of(ReadOnlySpan<object> children)
    {
        var branch = new RopeBranch(HeightOf(children[0]) + 1, children.Length);
        children.CopyTo(branch._children);
        branch.Measure(0);
        return branch;
    }

    /// <summary>The child in which an element lies; the index becomes that in the child.</summary>
    /// <remarks>A child is never more than full, so the search starts where the element would lie if all were.</remarks>
    internal int Find(ref int index)
    {
        Debug.Assert(index >= 0 && index < Length);
        var slot = index >> _shift;
        while (_ends[slot] <= index) slot++;
        if (slot > 0) index -= _ends[slot - 1];
        return slot;
    }

    internal RopeBranch With(int slot, object child) => Copy(Count, slot, child);

    internal RopeBranch Append(object child) => Copy(Count + 1, Count, child);

    /// <summary>Some of the children, as a tree of their own; null when there are none.</summary>
    internal object? Slice(int from, int to) => (to - from) switch
    {
        0 => null,
        1 => this[from],
        _ => Of(All[from..to]),
    };

    RopeBranch Copy(int count, int slot, object child)
    {
        var copy = new RopeBranch(Height, count);
        All.CopyTo(copy._children);
        ((ReadOnlySpan<int>)_ends)[..slot].CopyTo(copy._ends);
        copy._children[slot] = child;
        copy.Measure(slot);
        return copy;
    }

    void Measure(int slot)
    {
        Debug.Assert(HeightOf(this[slot]) == Height - 1 && HeightOf(this[Count - 1]) == Height - 1);
        var end = slot == 0 ? 0 : _ends[slot - 1];
        for (; slot < Count; slot++) _ends[slot] = end += LengthOf(_children[slot]);
    }

    [InlineArray(MaxChildren)]
    struct Children
    {
        object _first;
    }

    [InlineArray(MaxChildren)]
    struct Ends
    {
        int _first;
    }
}
