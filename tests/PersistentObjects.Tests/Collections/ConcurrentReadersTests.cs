using PersistentObjects.Collections;
using Set = PersistentObjects.Collections.HashTrie<long, long, PersistentObjects.Collections.SetEntry<long>>;

namespace PersistentObjects.Tests.Collections;

/// <summary>Readers go over whatever version they find, without a lock, while one writer makes newer ones and drops some.</summary>
public class ConcurrentReadersTests
{
    const int Versions = 10_000;

    Version _current = new(Sequence<long>.Empty, Set.Empty, 0, 0);
    Version _dropped = new(Sequence<long>.Empty, Set.Empty, 0, 0);

    [Test]
    public void A_version_is_read_as_it_was_made_whatever_is_made_of_it_meanwhile()
    {
        var ends = false;
        var readers = Enumerable.Range(0, 2).Select(_ => Task.Factory.StartNew(
            () =>
            {
                for (var reads = 0L; ; reads++)
                {
                    // Asked before it reads, so that each reader has read something of the last version.
                    var last = Volatile.Read(ref ends);
                    Volatile.Read(ref _current).Check();
                    Volatile.Read(ref _dropped).Check();
                    if (last) return reads;
                }
            },
            TaskCreationOptions.LongRunning)).ToList();
        try
        {
            Write(new Random(1));
        }
        finally
        {
            Volatile.Write(ref ends, true);
        }
        foreach (var reader in readers) reader.Result.ShouldBeGreaterThan(0);
    }

    void Write(Random random)
    {
        var current = _current;
        for (var version = 0; version < Versions; version++)
        {
            var next = current;
            for (var i = random.Next(4); i >= 0; i--) next = next.Changed(random, grows: version / 400 % 2 == 0);
            if (random.Next(3) == 0)
            {
                Volatile.Write(ref _dropped, next);
                continue;
            }
            current = next;
            Volatile.Write(ref _current, current);
        }
    }

    /// <summary>A list and a set with the same elements, and what they sum up to.</summary>
    sealed record Version(Sequence<long> List, Set Set, int Count, long Sum)
    {
        public Version Changed(Random random, bool grows)
        {
            if (random.Next(100) < (grows ? 75 : 25) || Count == 0)
            {
                var added = random.NextInt64(1L << 40);
                var list = random.Next(4) == 0 ? List.Insert(random.Next(Count + 1), added) : List.Add(added);
                return new(list, Set.Set(added, false, out _), Count + 1, Sum + added);
            }
            var index = random.Next(3) == 0 ? Count - 1 : random.Next(Count);
            var removed = List[index];
            return new(List.RemoveAt(index), Set.Remove(removed, out _), Count - 1, Sum - removed);
        }

        public void Check()
        {
            var (count, sum) = (0, 0L);
            foreach (var element in List) (count, sum) = (count + 1, sum + element);
            (count, sum).ShouldBe((Count, Sum));
            (count, sum) = (0, 0);
            foreach (var element in Set) (count, sum) = (count + 1, sum + element);
            (count, sum).ShouldBe((Count, Sum));
            if (Count > 0) Set.Contains(List[Count - 1]).ShouldBeTrue();
        }
    }
}
