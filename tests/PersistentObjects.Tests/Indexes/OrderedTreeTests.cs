using System.Runtime.CompilerServices;
using PersistentObjects.CompilerServices;
using PersistentObjects.Indexes;
using PersistentObjects.Tests.Store;

namespace PersistentObjects.Tests.Indexes;

/// <summary>The tree alone, against a sorted set of (key, id).</summary>
public class OrderedTreeTests
{
    static readonly KeyComparison<int> Ints = KeyComparison.Order<int>(Comparer<int>.Default);

    [Test]
    public void Random_entries_come_and_go_in_order([Values(1, 2, 3, 4)] int seed, [Values(5, 1000, int.MaxValue)] int keys)
    {
        var random = new Random(seed);
        var tree = new OrderedTree<int>(Ints);
        var (model, committed) = (new SortedSet<(int Key, long Id)>(), new SortedSet<(int Key, long Id)>());
        var objects = new Dictionary<long, Customer>();
        var frozen = new List<(TreeNode<int> Root, (int, long)[] Entries)>();
        var readers = new List<StandingReader>();
        var (checkedRoots, checkedReaders) = (0, 0);
        for (var step = 0; step < 12_000; step++)
        {
            // Waves: the tree grows high, and shrinks to nothing.
            if (random.Next(100) < (step / 3000 % 2 == 0 ? 80 : 15) || model.Count == 0)
            {
                var entry = (random.Next(keys), step + 1L);
                objects[entry.Item2] = new Customer { IdValue = entry.Item2 };
                tree.Insert(entry.Item1, objects[entry.Item2]);
                model.Add(entry);
            }
            else
            {
                var victim = model.GetViewBetween((random.Next(keys), 0), (int.MaxValue, long.MaxValue)).FirstOrDefault(model.Min);
                tree.Remove(victim.Key, objects[victim.Id]);
                model.Remove(victim);
                foreach (var reader in readers) reader.Permanent.Remove(victim);
            }
            tree.Count.ShouldBe(model.Count);
            foreach (var reader in readers) reader.GoOn(random.Next(12));
            checkedReaders += readers.RemoveAll(reader => reader.HasEnded());
            switch (random.Next(200))
            {
                case 0:
                    CheckFrozen();
                    // What readers stand on goes back too; what they must have met is what is there before and after.
                    foreach (var reader in readers) reader.Permanent.IntersectWith(committed);
                    tree.Rollback();
                    model = [.. committed];
                    break;
                case <= 8:
                    CheckFrozen();
                    tree.Commit();
                    committed = [.. model];
                    break;
                case <= 10:
                    frozen.Add((tree.Freeze(), [.. model]));
                    break;
                case <= 13:
                    readers.Add(new StandingReader(tree.Root, model, forward: random.Next(2) == 0));
                    break;
            }
            if (step % 500 != 0) continue;
            TreeShape.ShouldBeSound(tree.Root, Ints);
            Walk(tree.Root, new Random(step), [.. model], keys);
        }
        checkedRoots.ShouldBeGreaterThan(20);
        checkedReaders.ShouldBeGreaterThan(20);

        void CheckFrozen()
        {
            foreach (var (root, entries) in frozen) Forward(root).ShouldBe(entries);
            checkedRoots += frozen.Count;
            frozen.Clear();
        }
    }

    [TestCase(true)]
    [TestCase(false)]
    public void A_reader_stays_in_order_when_the_range_of_an_emptied_leaf_goes_to_its_neighbour(bool forward)
    {
        const int InLeaf = 48;
        var entries = Enumerable.Range(0, 4 * InLeaf).Select(i => new TreeEntry<int>(10 * i, new Customer { IdValue = i + 1 })).ToArray();
        var tree = new OrderedTree<int>(Ints);
        tree.Load(entries);
        tree.Commit();
        TreeShape.CountLeaves(tree.Root).ShouldBe(4);
        var emptied = entries[(2 * InLeaf)..(3 * InLeaf)];
        var reader = new StandingReader(tree.Root, entries.Except(emptied).Select(entry => (entry.Key, entry.Id)), forward);
        // Its first entry goes last, and one that comes behind it comes to the neighbour.
        foreach (var entry in emptied.Reverse()) tree.Remove(entry.Key, entry.Candidate);
        tree.Insert(emptied[^1].Key + 1, new Customer { IdValue = 1000 });
        tree.Commit();
        TreeShape.CountLeaves(tree.Root).ShouldBe(3);
        reader.GoOn(entries.Length + 1);
        reader.HasEnded().ShouldBeTrue();
    }

    [TestCase(true)]
    [TestCase(false)]
    public void Keys_that_rise_or_fall_leave_few_nodes(bool rising)
    {
        var tree = new OrderedTree<int>(Ints);
        for (var i = 0; i < 20_000; i++)
        {
            tree.Insert(rising ? i : -i, new Customer { IdValue = i + 1 });
            if (i % 3 == 0) tree.Commit();
        }
        TreeShape.ShouldBeSound(tree.Root, Ints);
        TreeShape.CountLeaves(tree.Root).ShouldBeLessThan(rising ? 320 : 640);
    }

    [Test]
    public void Keys_that_fall_towards_others_leave_few_nodes()
    {
        var tree = new OrderedTree<int>(Ints);
        for (var i = 0; i < 64; i++) tree.Insert(i, new Customer { IdValue = i + 1 });
        for (var i = 10_000; i > 5000; i--) tree.Insert(i, new Customer { IdValue = i });
        TreeShape.ShouldBeSound(tree.Root, Ints);
        TreeShape.CountLeaves(tree.Root).ShouldBeLessThan(170);
    }

    [Test]
    public void A_tree_that_was_almost_emptied_has_few_nodes()
    {
        var tree = new OrderedTree<int>(Ints);
        var objects = Enumerable.Range(0, 20_000).Select(i => new Customer { IdValue = i + 1 }).ToArray();
        new Random(3).Shuffle(objects);
        foreach (var o in objects) tree.Insert((int)o.IdValue / 3, o);
        foreach (var o in objects.Skip(1000)) tree.Remove((int)o.IdValue / 3, o);
        TreeShape.ShouldBeSound(tree.Root, Ints);
        TreeShape.CountLeaves(tree.Root).ShouldBeLessThan(1000 / 12);
        foreach (var o in objects.Take(1000)) tree.Remove((int)o.IdValue / 3, o);
        tree.Root.ShouldBeSameAs(TreeLeaf<int>.Empty);
    }

    [TestCase(true)]
    [TestCase(false)]
    public void A_tree_that_gets_at_one_end_what_it_loses_at_the_other_has_few_nodes(bool rising)
    {
        var tree = new OrderedTree<int>(Ints);
        var objects = Enumerable.Range(0, 20_000).Select(i => new Customer { IdValue = i + 1 }).ToArray();
        for (var i = 0; i < objects.Length + 500; i++)
        {
            if (i < objects.Length) tree.Insert(rising ? i : -i, objects[i]);
            if (i >= 500) tree.Remove(rising ? i - 500 : 500 - i, objects[i - 500]);
            tree.Commit();
            if (i % 1000 != 999) continue;
            TreeShape.ShouldBeSound(tree.Root, Ints);
            TreeShape.CountLeaves(tree.Root).ShouldBeLessThan(30);
        }
        tree.Root.ShouldBeSameAs(TreeLeaf<int>.Empty);
    }

    [Test]
    public void A_loaded_tree_is_like_any_other([Values(0, 1, 48, 49, 5000)] int count)
    {
        var entries = Enumerable.Range(0, count).Select(i => new TreeEntry<int>(i / 7, new Customer { IdValue = i + 1 })).ToArray();
        var tree = new OrderedTree<int>(Ints);
        tree.Load(entries);
        tree.Commit();
        TreeShape.ShouldBeSound(tree.Root, Ints);
        Forward(tree.Root).ShouldBe(entries.Select(entry => (entry.Key, entry.Id)));
        foreach (var entry in entries) tree.Remove(entry.Key, entry.Candidate);
        tree.Count.ShouldBe(0);
    }

    [Test]
    public void A_missing_or_doubled_candidate_is_a_broken_invariant()
    {
        var tree = new OrderedTree<int>(Ints);
        var o = new Customer { IdValue = 1 };
        tree.Insert(1, o);
        Should.Throw<InvalidOperationException>(() => tree.Insert(1, o));
        Should.Throw<InvalidOperationException>(() => tree.Remove(2, o));
        Should.Throw<InvalidOperationException>(() => tree.Remove(1, new Customer { IdValue = 1 }));
        Forward(tree.Freeze()).ShouldBe([(1, 1L)]);
    }

    [Test]
    public void A_change_of_a_key_allocates_little()
    {
        const int Count = 10_000;
        var (random, tree) = (new Random(4), new OrderedTree<int>(Ints));
        var objects = Enumerable.Range(0, Count).Select(i => new Customer { IdValue = i + 1 }).ToArray();
        var keys = Array.ConvertAll(objects, _ => random.Next());
        for (var i = 0; i < Count; i++) tree.Insert(keys[i], objects[i]);
        tree.Commit();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var change = 0; change < Count; change++)
        {
            var i = random.Next(Count);
            var old = keys[i];
            tree.Insert(keys[i] = random.Next(), objects[i]);
            tree.Remove(old, objects[i]);
            tree.Commit();
        }
        // A copy of one leaf has more than 1,600 bytes.
        ((GC.GetAllocatedBytesForCurrentThread() - before) / Count).ShouldBeLessThan(200);
    }

    [TestCase(5, 0)]
    [TestCase(60, 3)]
    [TestCase(5000, 0)]
    [TestCase(5000, 20)]
    public void What_was_removed_is_not_kept(int count, int kept)
    {
        var tree = new OrderedTree<int>(Ints);
        var removed = Fill(tree, count, kept);
        GC.Collect();
        removed.Count(o => o.IsAlive).ShouldBe(0);
        tree.Count.ShouldBe(kept);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static WeakReference[] Fill(OrderedTree<int> tree, int count, int kept)
    {
        var objects = Enumerable.Range(0, count).Select(i => new Customer { IdValue = i + 1 }).ToArray();
        foreach (var o in objects) tree.Insert((int)o.IdValue % 100, o);
        tree.Commit();
        Forward(tree.Root).Count.ShouldBe(count);
        Backward(tree.Root).Count.ShouldBe(count);
        foreach (var o in objects.Skip(kept)) tree.Remove((int)o.IdValue % 100, o);
        tree.Commit();
        return [.. objects.Skip(kept).Select(o => new WeakReference(o))];
    }

    static void Walk(TreeNode<int> root, Random random, (int Key, long Id)[] entries, int keys)
    {
        Forward(root).ShouldBe(entries);
        Backward(root).ShouldBe(entries.Reverse());
        for (var i = 0; i < 10; i++)
        {
            var key = entries.Length == 0 || random.Next(2) == 0 ? random.Next(keys) : entries[random.Next(entries.Length)].Key;
            From(root, TreeBound<int>.Before(key)).ShouldBe(entries.SkipWhile(entry => entry.Key < key));
            From(root, TreeBound<int>.Behind(key)).ShouldBe(entries.SkipWhile(entry => entry.Key <= key));
            var id = random.Next(12_000);
            From(root, new TreeBound<int>(key, KeyPart.Whole, id)).ShouldBe(entries.SkipWhile(entry => entry.CompareTo((key, id)) <= 0));
        }
    }

    static List<(int, long)> Forward(TreeNode<int> root)
    {
        using var cursor = new TreeCursor<int>(root);
        cursor.SeekStart();
        return Rest(cursor);
    }

    static List<(int, long)> From(TreeNode<int> root, TreeBound<int> bound)
    {
        using var cursor = new TreeCursor<int>(root);
        cursor.Seek(new TreeBounds<int>(Ints, [bound], isLower: true));
        return Rest(cursor);
    }

    static List<(int, long)> Rest(TreeCursor<int> cursor)
    {
        var found = new List<(int, long)>();
        while (cursor.TryNext(out var entry)) found.Add((entry.Key, entry.Id));
        return found;
    }

    static List<(int, long)> Backward(TreeNode<int> root)
    {
        var found = new List<(int, long)>();
        using var cursor = new TreeCursor<int>(root);
        cursor.SeekEnd();
        while (cursor.TryPrevious(out var entry)) found.Add((entry.Key, entry.Id));
        return found;
    }
}
