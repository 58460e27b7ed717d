using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace PersistentObjects.Collections;

/// <summary>Trees of elements in order: a leaf is an array of them, all that is above is a <see cref="RopeBranch"/>, nothing is null.</summary>
/// <remarks>Whatever does not fit into one leaf is done by cutting and joining, which touch one path of the tree.</remarks>
/// <invariants>
/// <list type="bullet">
/// <item>All leaves have the same depth.</item>
/// <item>What is neither the root nor the last node of its height is at least half full: so the depth is logarithmic, and a list
/// takes at most twice its elements. The last ones need not be, so that appending fills all before them completely.</item>
/// </list>
/// </invariants>
static class Rope<T>
{
    internal const int MaxLeaf = 1 << RopeBranch.LeafBits;
    internal const int MinLeaf = MaxLeaf / 2;

    /// <summary>The leaf in which an element lies; the index becomes that in the leaf.</summary>
    internal static T[] LeafAt(object node, ref int index)
    {
        while (node is RopeBranch branch) node = branch[branch.Find(ref index)];
        return AsLeaf(node);
    }

    /// <summary>Puts elements in the place of others.</summary>
    internal static object? Splice(object root, int index, int removed, ReadOnlySpan<T> inserted) =>
        TrySpliceLeaf(root, index, removed, inserted)
        ?? Join(Join(Left(root, index), Of(inserted)), Right(root, index + removed));

    /// <summary>The first elements.</summary>
    internal static object? Left(object node, int count)
    {
        if (count == 0) return null;
        if (count == RopeBranch.LengthOf(node)) return node;
        if (node is not RopeBranch branch) return AsLeaf(node)[..count];
        var slot = branch.Find(ref count);
        return Join(branch.Slice(0, slot), Left(branch[slot], count));
    }

    /// <summary>Adds a leaf at the end, and leaves what is before it full.</summary>
    internal static object Push(object? root, T[] leaf)
    {
        if (root is null) return leaf;
        var (node, next) = PushInto(root, leaf);
        return next is null ? node : RopeBranch.Of([node, next]);
    }

    /// <summary>All elements of the one, then all of the other.</summary>
    internal static object? Join(object? left, object? right)
    {
        var node = left ?? right;
        if (left is not null && right is not null)
        {
            (node, var next) = Concat(left, right);
            if (next is not null) node = RopeBranch.Of([node, next]);
        }
        while (node is RopeBranch { Count: 1 } branch) node = branch[0];
        return node;
    }

    static object? Right(object node, int skipped)
    {
        if (skipped == 0) return node;
        if (skipped == RopeBranch.LengthOf(node)) return null;
        if (node is not RopeBranch branch) return AsLeaf(node)[skipped..];
        var slot = branch.Find(ref skipped);
        return Join(Right(branch[slot], skipped), branch.Slice(slot + 1, branch.Count));
    }

    static object? Of(ReadOnlySpan<T> items)
    {
        object? root = null;
        for (; items.Length > MaxLeaf; items = items[MaxLeaf..]) root = Push(root, items[..MaxLeaf].ToArray());
        return items.IsEmpty ? root : Push(root, items.ToArray());
    }

    /// <summary>Copies one leaf and the path to it; null when the change needs more than that.</summary>
    static object? TrySpliceLeaf(object node, int index, int removed, ReadOnlySpan<T> inserted)
    {
        if (node is RopeBranch branch)
        {
            var slot = branch.Find(ref index);
            return TrySpliceLeaf(branch[slot], index, removed, inserted) is { } child ? branch.With(slot, child) : null;
        }
        var leaf = AsLeaf(node);
        if (index + removed > leaf.Length) return null;
        var length = leaf.Length - removed + inserted.Length;
        if (length > MaxLeaf || (length < MinLeaf && length < leaf.Length)) return null;
        var copy = new T[length];
        leaf.AsSpan(0, index).CopyTo(copy);
        inserted.CopyTo(copy.AsSpan(index));
        leaf.AsSpan(index + removed).CopyTo(copy.AsSpan(index + inserted.Length));
        return copy;
    }

    static (object Node, object? Next) PushInto(object node, T[] leaf)
    {
        if (node is not RopeBranch branch) return AsLeaf(node).Length < MinLeaf ? ConcatLeaves(AsLeaf(node), leaf) : (node, leaf);
        var (last, next) = PushInto(branch[branch.Count - 1], leaf);
        var kept = ReferenceEquals(last, branch[branch.Count - 1]) ? branch : branch.With(branch.Count - 1, last);
        if (next is null) return (kept, null);
        return branch.Count < RopeBranch.MaxChildren ? (kept.Append(next), null) : (kept, RopeBranch.Of([next]));
    }

    /// <summary>One or two nodes, of the height of the higher one.</summary>
    static (object Node, object? Next) Concat(object left, object right)
    {
        var (leftHeight, rightHeight) = (RopeBranch.HeightOf(left), RopeBranch.HeightOf(right));
        if (leftHeight == 0 && rightHeight == 0) return ConcatLeaves(AsLeaf(left), AsLeaf(right));
        ReadOnlySpan<object> before = [], after = [];
        if (leftHeight >= rightHeight)
        {
            var branch = (RopeBranch)left;
            before = branch.All[..^1];
            left = branch.All[^1];
        }
        if (rightHeight >= leftHeight)
        {
            var branch = (RopeBranch)right;
            after = branch.All[1..];
            right = branch.All[0];
        }
        var (node, next) = Concat(left, right);
        ReadOnlySpan<object> all = next is null ? [.. before, node, .. after] : [.. before, node, next, .. after];
        if (all.Length <= RopeBranch.MaxChildren) return (RopeBranch.Of(all), null);
        var half = all.Length / 2;
        return (RopeBranch.Of(all[..half]), RopeBranch.Of(all[half..]));
    }

    static (object Node, object? Next) ConcatLeaves(T[] left, T[] right)
    {
        var length = left.Length + right.Length;
        if (length <= MaxLeaf) return (Together(left, right), null);
        if (left.Length >= MinLeaf && right.Length >= MinLeaf) return (left, right);
        var half = length / 2;
        var moved = half - left.Length;
        return moved > 0
            ? (Together(left, right.AsSpan(0, moved)), right[moved..])
            : (left[..half], Together(left.AsSpan(half), right));
    }

    static T[] Together(ReadOnlySpan<T> left, ReadOnlySpan<T> right)
    {
        var leaf = new T[left.Length + right.Length];
        left.CopyTo(leaf);
        right.CopyTo(leaf.AsSpan(left.Length));
        return leaf;
    }

    /// <summary>No check: who comes here has seen that it is no branch.</summary>
    static T[] AsLeaf(object node)
    {
        Debug.Assert(node is T[]);
        return Unsafe.As<T[]>(node);
    }
}
