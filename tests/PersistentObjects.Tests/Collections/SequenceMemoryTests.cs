using System.Runtime.CompilerServices;
using PersistentObjects.Collections;

namespace PersistentObjects.Tests.Collections;

/// <summary>Appends in place: what they cost, and what they must not touch.</summary>
public class SequenceMemoryTests
{
    [Test]
    public void An_append_after_a_dropped_one_leaves_the_dropped_version_as_it_was([Values(3, 40, 64, 65, 127)] int count)
    {
        var list = Sequence<int>.Empty;
        for (var i = 0; i < count; i++) list = list.Add(i);
        var dropped = list.Add(1000).Add(1001);
        var reader = dropped.EnumerateFrom(count);
        var next = list.Add(2000).Add(2001).Add(2002);
        reader.MoveNext().ShouldBeTrue();
        reader.Current.ShouldBe(1000);
        (dropped[count + 1], next[count], next[count + 2]).ShouldBe((1001, 2000, 2002));
        (list.Count, dropped.Count, next.Count).ShouldBe((count, count + 2, count + 3));
    }

    [Test]
    public void An_append_writes_into_the_room_of_the_array_at_hand()
    {
        var list = Sequence<object>.From(new object[2000]);
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 16; i++) list = list.Add("x");
        bytes = (GC.GetAllocatedBytesForCurrentThread() - bytes) / 16;
        bytes.ShouldBeLessThanOrEqualTo(40, "no more than the version itself");
    }

    [Test]
    public void A_long_of_many_that_were_appended_takes_less_than_nine_bytes()
    {
        var list = Sequence<long>.Empty;
        for (var i = 0; i < 300_000; i++) list = list.Add(i);
        var leaves = RopeShape.Leaves<long>(list.Root).ToList();
        leaves.ShouldAllBe(leaf => leaf.Length == Rope<long>.MaxLeaf);
        object[] two = [leaves[0], leaves[1]];
        var branch = GC.GetAllocatedBytesForCurrentThread();
        GC.KeepAlive(RopeBranch.Of(two));
        branch = GC.GetAllocatedBytesForCurrentThread() - branch;
        // Header, type and length of an array; at last the tail, which has room for one leaf.
        var bytes = leaves.Sum(leaf => 24 + (8L * leaf.Length)) + (branch * RopeShape.CountBranches(list.Root)) + 24 + (8 * Rope<long>.MaxLeaf);
        (bytes / (double)list.Count).ShouldBeLessThan(9);
    }

    [Test]
    public void What_was_removed_is_not_kept_alive()
    {
        var (list, removed) = WithoutSome();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        removed.Count(reference => reference.IsAlive).ShouldBe(0);
        GC.KeepAlive(list);
    }

    // Of its own, so that no local of the test holds an older version.
    [MethodImpl(MethodImplOptions.NoInlining)]
    static (Sequence<object> List, List<WeakReference> Removed) WithoutSome()
    {
        var list = Sequence<object>.Empty;
        for (var i = 0; i < 300; i++) list = list.Add(new object());
        var removed = new List<WeakReference>();
        foreach (var index in new[] { 299, 298, 290, 100, 64, 63, 0 })
        {
            removed.Add(new(list[index]));
            list = list.RemoveAt(index);
        }
        foreach (var index in new[] { 5, list.Count - 2 })
        {
            removed.Add(new(list[index]));
            list = list.SetItem(index, "other");
        }
        for (var index = 200; index < 280; index++) removed.Add(new(list[index]));
        return (list.RemoveRange(200, 80), removed);
    }
}
