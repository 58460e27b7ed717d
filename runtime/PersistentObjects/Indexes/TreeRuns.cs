using System.Runtime.ExceptionServices;
using PersistentObjects.CompilerServices;
using PersistentObjects.Objects;

namespace PersistentObjects.Indexes;

/// <summary>Entries in order, in arrays that are merged.</summary>
static class TreeRuns<TKey>
{
    internal static TreeEntry<TKey>[] Sort(TreeEntry<TKey>[] entries, KeyComparison<TKey> comparison)
    {
        try
        {
            Array.Sort(entries, (a, b) => Compare(comparison, in a, in b));
        }
        catch (InvalidOperationException e) when (e.InnerException is { } thrown)
        {
            // What a comparer throws, sorting wraps.
            ExceptionDispatchInfo.Throw(thrown);
        }
        return entries;
    }

    /// <summary>Pairs of runs are merged on all cores, until there is one.</summary>
    internal static TreeEntry<TKey>[] Merge(IEnumerable<TreeEntry<TKey>[]> runs, KeyComparison<TKey> comparison)
    {
        var rest = runs.ToArray();
        while (rest.Length > 1)
        {
            var merged = new TreeEntry<TKey>[(rest.Length + 1) / 2][];
            var pairs = rest;
            IndexLoader.InParallel(
                LoadingThreads.For(pairs.Sum(run => run.Length) / ExtentPage.Size),
                merged.Length,
                i => merged[i] = (2 * i) + 1 < pairs.Length ? Merge(pairs[2 * i], pairs[(2 * i) + 1], comparison) : pairs[2 * i]);
            rest = merged;
        }
        return rest.Length == 0 ? [] : rest[0];
    }

    static TreeEntry<TKey>[] Merge(TreeEntry<TKey>[] a, TreeEntry<TKey>[] b, KeyComparison<TKey> comparison)
    {
        var merged = new TreeEntry<TKey>[a.Length + b.Length];
        for (int i = 0, j = 0, next = 0; next < merged.Length; next++)
        {
            var takeFirst = j == b.Length || (i < a.Length && Compare(comparison, in a[i], in b[j]) < 0);
            merged[next] = takeFirst ? a[i++] : b[j++];
        }
        return merged;
    }

    /// <summary>By key, then by id.</summary>
    internal static int Compare(KeyComparison<TKey> comparison, in TreeEntry<TKey> a, in TreeEntry<TKey> b)
        => comparison.Compare(a.Key, b.Key) is var order and not 0 ? order : a.Id.CompareTo(b.Id);
}
