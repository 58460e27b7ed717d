using PersistentObjects.CompilerServices;
using PersistentObjects.Indexes;

namespace PersistentObjects.Tests.Indexes;

/// <summary>What must be true of a tree beside what it holds.</summary>
static class TreeShape
{
    /// <summary>
    /// All leaves at one depth, no node overfull, only leaves empty, every entry between the
    /// beginnings around it.
    /// </summary>
    public static void ShouldBeSound<TKey>(TreeNode<TKey> root, KeyComparison<TKey> comparison)
    {
        if (root.Count > 0) Height(root, comparison, null, null);
    }

    public static int CountLeaves<TKey>(TreeNode<TKey> node)
        => node is TreeInner<TKey> inner ? inner.Children.Sum(CountLeaves) : 1;

    static int Height<TKey>(TreeNode<TKey> node, KeyComparison<TKey> comparison, TreeKey<TKey>? begin, TreeKey<TKey>? end)
    {
        node.Count.ShouldBeInRange(node is TreeLeaf<TKey> ? 0 : 1, node.MaxCount);
        if (node is TreeLeaf<TKey> leaf)
        {
            for (var i = 0; i < leaf.Count; i++)
            {
                ref readonly var entry = ref leaf[i];
                if (begin is { } from) Compare(comparison, new TreeKey<TKey>(in entry), from).ShouldBeGreaterThanOrEqualTo(0);
                if (end is { } to) Compare(comparison, new TreeKey<TKey>(in entry), to).ShouldBeLessThan(0);
            }
            return 1;
        }
        var inner = (TreeInner<TKey>)node;
        if (begin is { } first) Compare(comparison, inner.Begins[0], first).ShouldBe(0);
        var heights = Enumerable.Range(0, inner.Count)
            .Select(i => Height(inner.Children[i], comparison, i == 0 ? begin : inner.Begins[i], i == inner.Count - 1 ? end : inner.Begins[i + 1]));
        return heights.Distinct().ShouldHaveSingleItem() + 1;
    }

    static int Compare<TKey>(KeyComparison<TKey> comparison, TreeKey<TKey> a, TreeKey<TKey> b)
        => comparison.Compare(a.Key, b.Key) is var order and not 0 ? order : a.Id.CompareTo(b.Id);
}
