using PersistentObjects.Collections;

namespace PersistentObjects.Tests.Collections;

/// <summary>What must be true of a trie's nodes beside what they hold.</summary>
static class TrieShape
{
    public static void ShouldBeSound<TKey, TEntry, TOperations>(HashTrie<TKey, TEntry, TOperations> trie)
        where TOperations : ITrieEntry<TKey, TEntry>
    {
        var buckets = new HashSet<object>(ReferenceEqualityComparer.Instance);
        Check<TEntry>(trie.Root, 0, TrieBranch.Slots, buckets).ShouldBe(trie.Count);
    }

    /// <summary>What a garbage collector counts: headers, types, lengths of arrays, and fields.</summary>
    public static long BytesOf<TEntry>(object node, int entryBytes)
    {
        if (node is not TrieBranch branch) return 16 + 8 + TrieBucket<TEntry>.MaxEntries + 24 + ((long)entryBytes * ((TrieBucket<TEntry>)node).Count);
        var bytes = 16L + (8 * TrieBranch.Slots);
        for (var slot = 0; slot < TrieBranch.Slots; slot = branch.EndOfRun(slot)) bytes += BytesOf<TEntry>(branch[slot], entryBytes);
        return bytes;
    }

    static int Check<TEntry>(object node, int level, int width, HashSet<object> buckets)
    {
        if (node is not TrieBranch branch)
        {
            var bucket = (TrieBucket<TEntry>)node;
            if (!buckets.Add(bucket)) Assert.Fail("A bucket is in two runs.");
            if (bucket.Count > TrieBucket<TEntry>.MaxEntries) (level, width).ShouldBe((TrieBranch.Levels, 1));
            return bucket.Count;
        }
        level.ShouldBeLessThan(TrieBranch.Levels);
        var count = 0;
        for (var slot = 0; slot < TrieBranch.Slots;)
        {
            var (first, run) = branch.RunOf(slot);
            if ((first, first % run, run & (run - 1)) != (slot, 0, 0)) Assert.Fail($"A run of {run} begins at {first}.");
            if (run > (branch[slot] is TrieBranch ? 1 : TrieBranch.Slots / 2)) Assert.Fail($"A {branch[slot].GetType().Name} is in {run} slots.");
            count += Check<TEntry>(branch[slot], level + 1, run, buckets);
            slot += run;
        }
        return count;
    }
}
