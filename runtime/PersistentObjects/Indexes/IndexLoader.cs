using System.Runtime.ExceptionServices;
using PersistentObjects.Objects;

namespace PersistentObjects.Indexes;

/// <summary>Fills the indexes of a store that nobody else sees yet, on all cores unless it is small.</summary>
/// <remarks>
/// First the keys of all objects are read, hashed and sorted, page by page; then each index is made of what was read for
/// it. Comparers and computed keys of users run on several threads at once, as they do for readers.
/// </remarks>
static class IndexLoader
{
    /// <summary>So many pages are read at once by one thread.</summary>
    const int PagesPerPart = 64;

    internal static void Load(ObjectHeap heap)
    {
        var parts = heap.Classes.All.SelectMany(PartsOf).OrderBy(part => part.Pages[0].Number).ToArray();
        var threads = LoadingThreads.For(parts.Sum(part => part.Pages.Length));
        var read = new Dictionary<ObjectIndex, object>[parts.Length];
        InParallel(threads, parts.Length, i => read[i] = parts[i].Extent.Indexes.ToDictionary(index => index, index => index.ReadKeys(parts[i].Objects(), parts[i].Count)));
        var indexes = heap.Classes.All.SelectMany(extent => extent.Indexes).Distinct().ToArray();
        // In the order of ids, so that what is kept in this order is built from one end to the other.
        InParallel(threads, indexes.Length, i => indexes[i].Load([.. read.Where(part => part.ContainsKey(indexes[i])).Select(part => part[indexes[i]])]));
        foreach (var index in indexes) index.CommitEdits();
    }

    static IEnumerable<Part> PartsOf(ClassExtent extent)
        => extent.Pages.OfType<ExtentPage>().OrderBy(page => page.Number).Chunk(PagesPerPart).Select(pages => new Part(extent, pages));

    /// <summary>What goes wrong comes out as it was thrown, and the first of several.</summary>
    internal static void InParallel(ParallelOptions threads, int count, Action<int> action)
    {
        var failures = new ExceptionDispatchInfo?[count];
        Parallel.For(0, count, threads, i =>
        {
            try
            {
                action(i);
            }
            catch (Exception e)
            {
                failures[i] = ExceptionDispatchInfo.Capture(e);
            }
        });
        Array.Find(failures, failure => failure is not null)?.Throw();
    }

    readonly record struct Part(ClassExtent Extent, ExtentPage[] Pages)
    {
        internal int Count => Pages.Sum(page => page.Live);

        internal IEnumerable<PersistentObject> Objects()
        {
            foreach (var page in Pages)
            {
                for (var slot = 0; slot < ExtentPage.Size; slot++)
                {
                    if (page[slot] is { } o) yield return o;
                }
            }
        }
    }
}
