namespace PersistentObjects.Collections;

sealed partial class HashTrie<TKey, TEntry, TOperations>
{
    /// <summary>
    /// All entries at once, without the intermediate versions of setting one after the other; what that would replace is replaced here.
    /// </summary>
    internal static HashTrie<TKey, TEntry, TOperations> Build(ReadOnlySpan<TEntry> entries)
    {
        if (entries.IsEmpty) return Empty;
        var hashes = new uint[entries.Length];
        for (var i = 0; i < hashes.Length; i++) hashes[i] = HashOf(TOperations.KeyOf(in entries[i]));
        if (hashes.Length <= TrieBucket<TEntry>.MaxEntries)
        {
            var bucket = TrieBucket<TEntry>.Of<TKey, TOperations>(hashes, entries);
            return new(bucket, bucket.Count);
        }
        var sorted = entries.ToArray();
        HashOrder.Sort(ref hashes, ref sorted);
        var root = new TrieBranch();
        return new(root, Fill(root, 0, 0, TrieBranch.Slots, hashes, sorted));
    }

    /// <summary>Puts entries into a run of a branch that nobody else knows yet, and says how many keys they have.</summary>
    static int Fill(TrieBranch branch, int level, int first, int width, ReadOnlySpan<uint> hashes, ReadOnlySpan<TEntry> entries)
    {
        if (entries.Length <= TrieBucket<TEntry>.MaxEntries || IsLast(level, width))
        {
            var bucket = TrieBucket<TEntry>.Of<TKey, TOperations>(hashes, entries);
            branch.Put(first, width, bucket);
            return bucket.Count;
        }
        if (width == 1)
        {
            var child = new TrieBranch();
            branch.Put(first, 1, child);
            return Fill(child, level + 1, 0, TrieBranch.Slots, hashes, entries);
        }
        var half = width / 2;
        var border = FirstFrom(hashes, level, first + half);
        return Fill(branch, level, first, half, hashes[..border], entries[..border])
            + Fill(branch, level, first + half, half, hashes[border..], entries[border..]);
    }

    /// <summary>How many hashes lead to earlier slots; they are in order.</summary>
    static int FirstFrom(ReadOnlySpan<uint> hashes, int level, int slot)
    {
        var (low, high) = (0, hashes.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (TrieBranch.SlotOf(hashes[middle], level) < slot) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
