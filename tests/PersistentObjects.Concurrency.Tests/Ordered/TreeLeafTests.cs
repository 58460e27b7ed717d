using PersistentObjects.Concurrency.Tests.Support;
using PersistentObjects.Indexes;
using PersistentObjects.Objects;

namespace PersistentObjects.Concurrency.Tests.Ordered;

/// <summary>One leaf, which a reader copies while the writer changes it.</summary>
public class TreeLeafTests
{
    /// <summary>Keys that are inserted, and negative ones that are removed, into a leaf that has 10, 20 and so on to 80.</summary>
    static readonly int[][] Changes =
    [
        [5], [45], [85], [-10], [-50], [-80], [-50, 50], [-20, 85], [-70, 5], [45, -45], [85, -20], [5, 15, -20], [5, 6, 7], [-10, -20, -30],
    ];

    [TestCaseSource(nameof(Changes))]
    public void A_copy_is_of_one_moment_whatever_is_changed_while_it_is_made(int[] changes)
    {
        for (var moment = 0; moment <= 8; moment++)
        {
            var leaf = Leaf();
            List<string> copies = [Copy(leaf)];
            string copy;
            using (Hooks.On(HookPoint.LeafHalfRead, () => Change(leaf, changes, copies), moment)) copy = Copy(leaf);
            copies.ShouldContain(copy, $"when it is changed before entry {moment} is copied");
        }
    }

    [TestCaseSource(nameof(Changes))]
    public void A_reader_does_not_wait_for_a_writer_that_stands_still(int[] changes)
    {
        var expected = Leaf();
        List<string> copies = [Copy(expected)];
        Change(expected, changes, copies);
        using var reader = new Worker();
        // A removal has two points at which the writer can stand, an insertion one.
        for (var moment = 0; moment < changes.Sum(key => key < 0 ? 2 : 1); moment++)
        {
            var leaf = Leaf();
            using var writer = new StoppedThread(HookPoint.LeafHalfWritten, () => Change(leaf, changes, []), moment);
            copies.ShouldContain(reader.Get(() => Copy(leaf)), $"when it stands at {moment}");
            writer.IsRunning.ShouldBeTrue();
            writer.Resume();
            Copy(leaf).ShouldBe(copies[^1]);
        }
    }

    static TreeLeaf<int> Leaf()
    {
        var leaf = new TreeLeaf<int>(TreeNode<int>.FirstEpoch);
        for (var key = 10; key <= 80; key += 10) leaf.Append(Entry(key));
        return leaf;
    }

    static TreeEntry<int> Entry(int key) => new(key, new Gauge { IdValue = key });

    static void Change(TreeLeaf<int> leaf, int[] changes, List<string> copies)
    {
        foreach (var change in changes)
        {
            var place = leaf.PlaceOf(Gauge.ByLevel.Comparison!, Entry(Math.Abs(change)));
            if (change < 0) leaf.RemoveAt(place);
            else leaf.Insert(place, Entry(change));
            copies.Add(Copy(leaf));
        }
    }

    static string Copy(TreeLeaf<int> leaf)
    {
        var buffer = new TreeEntry<int>[TreeLeaf<int>.MaxEntries];
        var entries = buffer[..leaf.Read(buffer)];
        return string.Join(' ', entries.Select(entry => entry.Candidate?.IdValue == entry.Id && entry.Id == entry.Key ? $"{entry.Key}" : "torn"));
    }
}
