using System.Runtime.CompilerServices;
using PersistentObjects.CompilerServices;

namespace PersistentObjects.Indexes;

/// <summary>
/// Up to <see cref="MaxChildren"/> children, all of one height. All that a child holds comes before the place at which the
/// next child begins, and not before its own. The first child begins where the node's range does; in the first node of its
/// height, whose range has no beginning, nobody looks at that place.
/// </summary>
/// <remarks>The writer may replace a child by another one for the same range. Nothing else changes.</remarks>
sealed class TreeInner<TKey>(long epoch, TreeKey<TKey>[] begins, TreeNode<TKey>[] children) : TreeNode<TKey>(epoch)
{
    internal const int MaxChildren = 64;

    static readonly int BeginsInLine = Math.Max(1, 64 / Unsafe.SizeOf<TreeKey<TKey>>());

    internal readonly TreeKey<TKey>[] Begins = begins;
    internal readonly TreeNode<TKey>[] Children = children;

    internal override int Count => Children.Length;

    internal override int MaxCount => MaxChildren;

    internal override TreeKey<TKey> First => Begins[0];

    internal static TreeInner<TKey> Of(long epoch, params TreeNode<TKey>[] children)
        => new(epoch, Array.ConvertAll(children, child => child.First), children);

    /// <summary>The last child that begins at the entry's place or before it, else the first.</summary>
    internal int ChildFor(KeyComparison<TKey> comparison, in TreeEntry<TKey> entry)
    {
        Touch();
        var (low, high) = (0, Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) >>> 1;
            ref var begin = ref Begins[middle];
            var order = comparison.Compare(begin.Key, entry.Key);
            if (order < 0 || (order == 0 && begin.Id <= entry.Id)) low = middle;
            else high = middle - 1;
        }
        return low;
    }

    /// <summary>With another child for the same range.</summary>
    internal TreeInner<TKey> With(long epoch, int index, TreeNode<TKey> child)
    {
        TreeNode<TKey>[] children = [.. Children];
        children[index] = child;
        return new(epoch, Begins, children);
    }

    /// <summary>With two children for the range of one.</summary>
    internal TreeInner<TKey> With(long epoch, int index, TreeNode<TKey> left, TreeNode<TKey> right) => new(
        epoch,
        [.. Begins.AsSpan(0, index + 1), right.First, .. Begins.AsSpan(index + 1)],
        [.. Children.AsSpan(0, index), left, right, .. Children.AsSpan(index + 1)]);

    /// <summary>With one child for the ranges of two.</summary>
    internal TreeInner<TKey> Merged(long epoch, int index, TreeNode<TKey> left, TreeNode<TKey> right) => new(
        epoch,
        [.. Begins.AsSpan(0, index + 1), .. Begins.AsSpan(index + 2)],
        [.. Children.AsSpan(0, index), left.MergedWith(epoch, right), .. Children.AsSpan(index + 2)]);

    /// <summary>Two nodes, with two children for the range of one.</summary>
    internal (TreeInner<TKey> Left, TreeInner<TKey> Right) Split(
        long epoch, int index, TreeNode<TKey> left, TreeNode<TKey> right, bool atEnd)
    {
        var all = With(epoch, index, left, right);
        var kept = atEnd ? Count : (Count + 1) / 2;
        return (new(epoch, all.Begins[..kept], all.Children[..kept]), new(epoch, all.Begins[kept..], all.Children[kept..]));
    }

    internal override TreeNode<TKey> MergedWith(long epoch, TreeNode<TKey> right)
    {
        var other = (TreeInner<TKey>)right;
        return new TreeInner<TKey>(epoch, [.. Begins, .. other.Begins], [.. Children, .. other.Children]);
    }

    /// <summary>Asks for all beginnings at once, as <see cref="TreeLeaf{TKey}"/> does for its entries.</summary>
    void Touch()
    {
        for (var i = 0; i < Begins.Length; i += BeginsInLine) Volatile.Read(in Begins[i].Id);
    }
}
