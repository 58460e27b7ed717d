using PersistentObjects.CompilerServices;
using PersistentObjects.Concurrency.Tests.Stress;
using PersistentObjects.Indexes;
using PersistentObjects.Objects;

namespace PersistentObjects.Concurrency.Tests.Ordered;

/// <summary>
/// The tree alone: a writer lets it grow and shrink in waves, and takes back some of what it does, while readers walk over
/// it in both directions. What they meet is sorted and whole, and nothing is missing that is there all the time.
/// </summary>
[NonParallelizable]
public class TreeStressTests
{
    const int Keys = 6000;

    /// <summary>One key in so many stays.</summary>
    const int PermanentOneIn = 97;

    /// <summary>In whole numbers, so that a slow machine does as much as a fast one.</summary>
    const int Walks = 60;

    static readonly KeyComparison<int> Ints = KeyComparison.Order<int>(Comparer<int>.Default);

    readonly Gauge[] _objects = [.. Enumerable.Range(0, Keys).Select(i => new Gauge { IdValue = i + 1 })];

    [Test]
    public void Readers_meet_all_that_stays([Values(1, 2, 3)] int seed)
    {
        var tree = new OrderedTree<int>(Ints);
        for (var key = 0; key < Keys; key += PermanentOneIn) tree.Insert(key, _objects[key]);
        tree.Commit();
        var delays = new Delays(seed);
        var walking = 3;
        Exception? failure = null;
        Thread[] threads =
        [
            Start(0, random => Write(tree, random, () => Volatile.Read(ref walking) > 0 && failure is null)),
            Start(1, _ => Walk(tree, forward: true)),
            Start(2, _ => Walk(tree, forward: false)),
            Start(3, random => Seek(tree, random)),
        ];
        foreach (var thread in threads) thread.Join(TimeSpan.FromSeconds(90)).ShouldBeTrue("a thread hangs");
        failure.ShouldBeNull();

        Thread Start(int number, Action<Random> role)
        {
            var thread = new Thread(() =>
            {
                TestHooks.Handler = delays.For(number);
                try
                {
                    role(new Random(HashCode.Combine(seed, number)));
                }
                catch (Exception e)
                {
                    failure ??= e;
                }
                if (number > 0) Interlocked.Decrement(ref walking);
            });
            thread.Start();
            return thread;
        }
    }

    void Write(OrderedTree<int> tree, Random random, Func<bool> goesOn)
    {
        var (present, committed) = (new HashSet<int>(), new HashSet<int>());
        for (var step = 0; step % 64 != 0 || goesOn(); step++)
        {
            var key = random.Next(Keys);
            // Some parts of the range fill up while others become empty, so that leaves are split and merged all the time.
            var grows = ((key / 1500) + (step / 6000)) % 2 == 0;
            if (key % PermanentOneIn == 0 || present.Contains(key) == grows) continue;
            if (grows) tree.Insert(key, _objects[key]);
            else tree.Remove(key, _objects[key]);
            if (!present.Remove(key)) present.Add(key);
            if (random.Next(500) == 0) tree.Freeze();
            if (random.Next(100) > 0) continue;
            if (random.Next(4) == 0)
            {
                tree.Rollback();
                present = [.. committed];
            }
            else
            {
                tree.Commit();
                committed = [.. present];
            }
        }
    }

    static void Walk(OrderedTree<int> tree, bool forward)
    {
        for (var i = 0; i < Walks; i++)
        {
            using var cursor = new TreeCursor<int>(tree.Root);
            if (forward) cursor.SeekStart();
            else cursor.SeekEnd();
            var permanents = 0;
            for (var last = forward ? -1 : Keys; forward ? cursor.TryNext(out var entry) : cursor.TryPrevious(out entry); last = entry.Key)
            {
                ShouldBeWhole(entry);
                (forward ? entry.Key > last : entry.Key < last).ShouldBeTrue($"{entry.Key} comes behind {last}");
                if (entry.Key % PermanentOneIn == 0) permanents++;
            }
            permanents.ShouldBe((Keys + PermanentOneIn - 1) / PermanentOneIn);
        }
    }

    static void Seek(OrderedTree<int> tree, Random random)
    {
        for (var i = 0; i < 40 * Walks; i++)
        {
            var key = random.Next(1 + (Keys / PermanentOneIn)) * PermanentOneIn;
            using var cursor = new TreeCursor<int>(tree.Root);
            cursor.Seek(new TreeBounds<int>(Ints, [TreeBound<int>.Before(key)], isLower: true));
            cursor.TryNext(out var entry).ShouldBeTrue();
            ShouldBeWhole(entry);
            entry.Key.ShouldBe(key);
        }
    }

    static void ShouldBeWhole(TreeEntry<int> entry)
    {
        entry.Id.ShouldBe(entry.Key + 1);
        entry.Candidate.ShouldNotBeNull().IdValue.ShouldBe(entry.Id);
    }
}
