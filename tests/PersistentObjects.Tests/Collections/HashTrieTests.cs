using PersistentObjects.Collections;
using KeySet = PersistentObjects.Collections.HashTrie<PersistentObjects.Tests.Collections.Key, PersistentObjects.Tests.Collections.Key, PersistentObjects.Collections.SetEntry<PersistentObjects.Tests.Collections.Key>>;
using Map = PersistentObjects.Collections.HashTrie<PersistentObjects.Tests.Collections.Key, System.Collections.Generic.KeyValuePair<PersistentObjects.Tests.Collections.Key, int>, PersistentObjects.Collections.MapEntry<PersistentObjects.Tests.Collections.Key, int>>;

namespace PersistentObjects.Tests.Collections;

/// <summary>Every operation against the same of Dictionary and HashSet, with good hash codes and bad ones.</summary>
public class HashTrieTests
{
    static readonly Func<int, int>[] Hashes = [number => number, number => number % 100, number => number << 24, number => number % 3 * 0x10101, _ => 7];

    [Test]
    public void Random_changes_do_what_a_dictionary_does([Values(1, 2)] int seed, [Values(0, 1, 2, 3, 4)] int hash, [Values(60, 2500)] int keys)
    {
        if (hash >= 3) keys = Math.Min(keys, 300);
        var random = new Random(seed);
        var (map, model) = (Map.Empty, new Dictionary<Key, int>());
        var older = new List<(Map Map, Dictionary<Key, int> Entries)>();
        for (var step = 0; step < 4 * keys; step++)
        {
            var key = NewKey(random.Next(keys));
            if (random.Next(100) < (step / keys % 2 == 0 ? 80 : 20)) Set(key);
            else Remove(key);
            map.Count.ShouldBe(model.Count);
            var found = map.TryFind(NewKey(key.Number), out var entry);
            found.ShouldBe(model.TryGetValue(key, out var value));
            if (found) entry.Value.ShouldBe(value);
            if (random.Next(keys) > 4) continue;
            CheckAll(map, model);
            older.Add((map, new(model)));
        }
        foreach (var (was, entries) in older) CheckAll(was, entries);
        foreach (var (key, _) in model.ToList()) Remove(NewKey(key.Number));
        map.ShouldBeSameAs(Map.Empty);

        Key NewKey(int number) => new(number, Hashes[hash](number));

        void Set(Key key)
        {
            var value = random.Next();
            var replace = random.Next(4) > 0;
            var before = map;
            map = map.Set(new(key, value), replace, out var added);
            added.ShouldBe(model.TryAdd(key, value));
            if (!added && replace) model[key] = value;
            if (!added && !replace) map.ShouldBeSameAs(before);
        }

        void Remove(Key key)
        {
            var before = map;
            map = map.Remove(key, out var removed);
            if (model.Remove(key, out var value)) (removed.Key.Number, removed.Value).ShouldBe((key.Number, value));
            else map.ShouldBeSameAs(before);
        }
    }

    [Test]
    public void Building_all_at_once_does_what_setting_one_after_the_other_does([Values(0, 1, 2, 3, 4)] int hash, [Values(0, 1, 33, 5000)] int count)
    {
        var random = new Random(count);
        var keys = Enumerable.Range(0, hash >= 3 ? Math.Min(count, 400) : count).Select(_ => random.Next(count * 2)).Select(number => new Key(number, Hashes[hash](number))).ToList();
        var model = new Dictionary<Key, int>();
        foreach (var key in keys) model[key] = model.Count;
        KeyValuePair<Key, int>[] entries = [.. keys.Select((key, i) => KeyValuePair.Create(key, i))];
        foreach (var (key, i) in entries) model[key] = i;
        CheckAll(Map.Build(entries), model);
        var set = KeySet.Build([.. keys]);
        var first = new HashSet<Key>(keys);
        set.Count.ShouldBe(first.Count);
        foreach (var key in set)
        {
            first.TryGetValue(key, out var stored).ShouldBeTrue();
            key.ShouldBeSameAs(stored);
        }
        TrieShape.ShouldBeSound(set);
    }

    [Test]
    public void Null_is_a_key_like_any_other()
    {
        var set = HashTrie<string?, string?, SetEntry<string?>>.Build([null, "a", null]);
        (set.Count, set.Contains(null)).ShouldBe((2, true));
        set.Set(null, replace: false, out var added).ShouldBeSameAs(set);
        added.ShouldBeFalse();
        set = set.Remove(null, out _);
        (set.Count, set.Contains(null), set.Contains("a")).ShouldBe((1, false, true));
    }

    [Test]
    public void What_a_comparer_throws_changes_nothing([Values(3, 32, 33, 500)] int count)
    {
        var keys = Enumerable.Range(0, count).Select(i => new Key(i, i % 40)).ToArray();
        var set = KeySet.Build(keys);
        var faulty = new Key(-1, 0) { IsFaulty = true };
        Should.Throw<NotSupportedException>(() => set.Set(faulty, false, out _));
        Should.Throw<NotSupportedException>(() => set.Remove(faulty, out _));
        Should.Throw<NotSupportedException>(() => set.Contains(faulty));
        // Stored keys that throw: of the same bucket, whose hashes are asked for when it is split, and whose equality always.
        foreach (var key in keys) key.IsFaulty = true;
        Should.Throw<NotSupportedException>(() =>
        {
            for (var i = 0; i < 40; i++) set.Set(new Key(count + i, i), false, out _).Remove(keys[0], out _);
        });
        foreach (var key in keys) key.IsFaulty = false;
        set.Count.ShouldBe(count);
        keys.ShouldAllBe(key => set.Contains(key));
        TrieShape.ShouldBeSound(set);
    }

    [Test]
    public void A_key_whose_hash_changes_is_lost_but_leads_no_other_astray()
    {
        var keys = Enumerable.Range(0, 3000).Select(i => new Key(i, i)).ToArray();
        var set = KeySet.Build(keys.AsSpan(0, 1000));
        for (var i = 0; i < 1000; i++) keys[i].Hash += i % 10 == 0 ? 0 : 1_000_000;
        for (var i = 1000; i < keys.Length; i++) set = set.Set(keys[i], false, out _);
        set.Count.ShouldBe(keys.Length);
        keys.Where((_, i) => i >= 1000 || i % 10 == 0).ShouldAllBe(key => set.Contains(key));
        var met = 0;
        foreach (var _ in set) met++;
        met.ShouldBe(keys.Length);
    }

    [Test]
    public void A_long_of_a_hundred_thousand_takes_less_than_24_bytes([Values] bool oneByOne)
    {
        var random = new Random(1);
        long[] keys = [.. Enumerable.Range(0, 100_000).Select(_ => random.NextInt64())];
        var set = HashTrie<long, long, SetEntry<long>>.Empty;
        if (!oneByOne) set = HashTrie<long, long, SetEntry<long>>.Build(keys);
        else foreach (var key in keys) set = set.Set(key, false, out _);
        set.Count.ShouldBe(keys.Length);
        (TrieShape.BytesOf<long>(set.Root, sizeof(long)) / (double)keys.Length).ShouldBeLessThan(24);
        TrieShape.BytesOf<long>(HashTrie<long, long, SetEntry<long>>.Build(keys.AsSpan(0, 3)).Root, sizeof(long)).ShouldBe(104);
    }

    static void CheckAll(Map map, Dictionary<Key, int> model)
    {
        TrieShape.ShouldBeSound(map);
        var met = 0;
        foreach (var (key, value) in map)
        {
            if (!model.TryGetValue(key, out var expected) || value != expected) Assert.Fail($"{key.Number} has {value}, not {expected}.");
            met++;
        }
        met.ShouldBe(model.Count);
        foreach (var (key, value) in model)
        {
            if (!map.TryFind(key, out var entry) || entry.Value != value) Assert.Fail($"{key.Number} is not found, or not with {value}.");
        }
        // The key that was there first stays, as in a Dictionary.
        foreach (var key in model.Keys.Take(10))
        {
            map.TryFind(key, out var entry).ShouldBeTrue();
            entry.Key.ShouldBeSameAs(key);
        }
    }
}
