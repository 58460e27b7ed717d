using PersistentObjects.Collections;
using Map = PersistentObjects.Collections.HashTrie<PersistentObjects.Tests.Collections.Key, System.Collections.Generic.KeyValuePair<PersistentObjects.Tests.Collections.Key, int>, PersistentObjects.Collections.MapEntry<PersistentObjects.Tests.Collections.Key, int>>;

namespace PersistentObjects.Tests.Collections;

/// <summary>Against the arithmetic of sets.</summary>
public class HashTrieDifferenceTests
{
    [Test]
    public void A_difference_is_what_was_removed_and_what_was_added([Values(1, 2)] int seed, [Values(1, 97, 5000)] int hashes, [Values(10, 60, 1500)] int keys)
    {
        if (hashes == 1) keys = Math.Min(keys, 200);
        var random = new Random(seed);
        var map = Map.Empty;
        for (var round = 0; round < 30; round++)
        {
            var before = map;
            var growing = random.Next(100);
            for (var changes = random.Next(3) == 0 ? random.Next(keys) : random.Next(5); changes > 0; changes--)
            {
                var number = random.Next(keys);
                var key = new Key(number, number % hashes);
                map = random.Next(100) < growing ? map.Set(new(key, random.Next(3)), true, out _) : map.Remove(key, out _);
            }
            Check(before, map);
            Check(map, before);
        }
        Check(Map.Build([.. Entries(map)]), map);
        Check(Map.Empty, map);
        Check(map, Map.Empty);
    }

    [Test]
    public void Few_changes_of_many_look_at_few()
    {
        Key[] keys = [.. Enumerable.Range(0, 20_000).Select(i => new Key(i, i))];
        var before = Map.Build([.. keys.Select(key => KeyValuePair.Create(key, 0))]);
        var after = before.Remove(keys[1], out _).Set(new(keys[2], 1), true, out _);
        // Whoever looks at these finds out; those of the two buckets may be looked at.
        foreach (var key in keys) key.IsFaulty = true;
        foreach (var node in new[] { BucketOf(before, 1), BucketOf(before, 2) })
        {
            foreach (var entry in node.Entries) entry.Key.IsFaulty = false;
        }
        var (removed, added) = (new List<int>(), new List<int>());
        Map.Difference(before, after, entry => removed.Add(entry.Key.Number), entry => added.Add(entry.Key.Number));
        removed.Order().ShouldBe([1, 2]);
        added.ShouldBe([2]);
    }

    static TrieBucket<KeyValuePair<Key, int>> BucketOf(Map map, int number)
    {
        var nodes = new Stack<object>([map.Root]);
        while (nodes.TryPop(out var node))
        {
            if (node is TrieBucket<KeyValuePair<Key, int>> bucket && bucket.Entries.Any(entry => entry.Key.Number == number)) return bucket;
            for (var slot = 0; node is TrieBranch branch && slot < TrieBranch.Slots; slot++) nodes.Push(branch[slot]);
        }
        throw new InvalidOperationException($"{number} is in no bucket.");
    }

    static void Check(Map before, Map after)
    {
        var (removed, added) = (new List<(int, int)>(), new List<(int, int)>());
        Map.Difference(before, after, entry => removed.Add((entry.Key.Number, entry.Value)), entry => added.Add((entry.Key.Number, entry.Value)));
        var (old, now) = (Pairs(before), Pairs(after));
        removed.Order().ShouldBe(old.Except(now).Order());
        added.Order().ShouldBe(now.Except(old).Order());
    }

    static List<(int, int)> Pairs(Map map) => [.. Entries(map).Select(entry => (entry.Key.Number, entry.Value))];

    static List<KeyValuePair<Key, int>> Entries(Map map)
    {
        var entries = new List<KeyValuePair<Key, int>>();
        foreach (var entry in map) entries.Add(entry);
        return entries;
    }
}
