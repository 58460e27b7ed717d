using PersistentObjects.Objects;

namespace PersistentObjects;

// Looking after the indexes.
public abstract partial class PersistentStore
{
    /// <summary>
    /// Compares every index with a scan of all objects: that each is found under each of its keys, once, and nothing else is; and
    /// that the index keeps no key that no version of its object has.
    /// </summary>
    /// <remarks>
    /// Sees one moment, that of the thread's read scope or write transaction or what is published now, while others go on reading
    /// and writing. When a key seems to be left over it waits up to a second for its turn among the writers, to look once more, and
    /// does not report it if there is none. It takes time and memory in proportion to the number of objects. Indexes are kept by
    /// every transaction and made anew at open, so that this is for tests, and for whoever suspects a comparer.
    /// </remarks>
    /// <returns>The differences; empty when there are none.</returns>
    public IReadOnlyList<IndexDifference> VerifyIndexes()
    {
        var differences = new List<IndexDifference>();
        using var view = ThreadView.Pin(Heap);
        foreach (var extent in Heap.Classes.All)
        {
            foreach (var index in extent.OwnIndexes)
            {
                index.Verify(
                    extent.Family.SelectMany(member => member.Objects).Where(o => Visibility.Exists(o, view.View)),
                    view.View,
                    (o, description) => differences.Add(new IndexDifference(index.FullName, o, description)));
            }
        }
        return differences;
    }
}
