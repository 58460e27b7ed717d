using System.Diagnostics;
using System.Numerics;

namespace PersistentObjects.Collections;

sealed partial class HashTrie<TKey, TEntry, TOperations>
{
    /// <summary>Buckets that have no more than this together become one. Far from full, so that adding and removing by turns costs no split.</summary>
    const int MaxTogether = TrieBucket<TEntry>.MaxEntries / 2;

    /// <summary>A copy of the branch with the entry; null when nothing changes.</summary>
    static TrieBranch? SetBelow(TrieBranch branch, int level, uint hash, in TEntry entry, bool replace, ref bool added)
    {
        var slot = TrieBranch.SlotOf(hash, level);
        if (branch[slot] is TrieBranch child)
        {
            return SetBelow(child, level + 1, hash, in entry, replace, ref added) is { } changed ? branch.With(slot, changed) : null;
        }
        var bucket = AsBucket(branch[slot]);
        var (first, width) = branch.RunOf(slot);
        var set = SetIn(bucket, IsLast(level, width), hash, in entry, replace, ref added);
        if (set is null && !added) return null;
        var copy = branch.Copy();
        if (set is null) Spread(copy, level, first, width, bucket, hash, in entry);
        else copy.Put(first, width, set);
        return copy;
    }

    /// <summary>Null when nothing changes, and when there is no room for what is to be added.</summary>
    static TrieBucket<TEntry>? SetIn(TrieBucket<TEntry> bucket, bool isLast, uint hash, in TEntry entry, bool replace, ref bool added)
    {
        var index = bucket.IndexOf<TKey, TOperations>(hash, TOperations.KeyOf(in entry));
        added = index < 0;
        if (!added) return replace ? bucket.Replace(index, TOperations.Replace(in bucket.Entries[index], in entry)) : null;
        return bucket.Count < TrieBucket<TEntry>.MaxEntries || isLast ? bucket.Add(hash, in entry) : null;
    }

    /// <summary>A copy of the branch without the entry, or a bucket that holds all that is left; null when nothing changes.</summary>
    static object? RemoveBelow(TrieBranch branch, int level, uint hash, TKey key, ref TEntry removed)
    {
        var slot = TrieBranch.SlotOf(hash, level);
        var (first, width) = (slot, 1);
        object? left;
        if (branch[slot] is TrieBranch child)
        {
            left = RemoveBelow(child, level + 1, hash, key, ref removed);
            if (left is TrieBranch) return branch.With(slot, left);
        }
        else
        {
            left = RemoveIn(AsBucket(branch[slot]), hash, key, ref removed);
            (first, width) = branch.RunOf(slot);
        }
        if (left is null) return null;
        var bucket = AsBucket(left);
        // Grows over the neighbour with which it was once split, and over that of both.
        while (width < TrieBranch.Slots && NeighbourOf(branch, first, width) is { } neighbour && bucket.Count + neighbour.Count <= MaxTogether)
        {
            bucket = bucket.Together(neighbour);
            first &= ~width;
            width *= 2;
        }
        if (width == TrieBranch.Slots) return bucket;
        var copy = branch.Copy();
        copy.Put(first, width, bucket);
        return copy;
    }

    static TrieBucket<TEntry>? RemoveIn(TrieBucket<TEntry> bucket, uint hash, TKey key, ref TEntry removed)
    {
        var index = bucket.IndexOf<TKey, TOperations>(hash, key);
        if (index < 0) return null;
        removed = bucket.Entries[index];
        return bucket.RemoveAt(index);
    }

    /// <summary>The bucket of the other half of twice the run, if one bucket has it.</summary>
    static TrieBucket<TEntry>? NeighbourOf(TrieBranch branch, int first, int width)
    {
        var other = first ^ width;
        return branch[other] is not TrieBranch && branch.RunOf(other) == (other, width) ? AsBucket(branch[other]) : null;
    }

    /// <summary>Where all bits that lead on are used up, a bucket has no limit.</summary>
    static bool IsLast(int level, int width) => level == TrieBranch.Levels - 1 && width == 1;

    /// <summary>Puts the entries of a full bucket, and one more, into a run of a new branch.</summary>
    static void Spread(TrieBranch branch, int level, int first, int width, TrieBucket<TEntry> bucket, uint hash, in TEntry entry)
    {
        Debug.Assert(bucket.Count == TrieBucket<TEntry>.MaxEntries);
        TEntry[] entries = [.. bucket.Entries, entry];
        var hashes = new uint[entries.Length];
        // A stored key whose hash has changed since is lost, as in a Dictionary, but must not lead others astray.
        var led = uint.MaxValue << (32 - (TrieBranch.SlotBits * (level + 1)) + BitOperations.Log2((uint)width));
        if (width == TrieBranch.Slots && level == 0) led = 0;
        for (var i = 0; i < bucket.Count; i++) hashes[i] = (hash & led) | (HashOf(TOperations.KeyOf(in entries[i])) & ~led);
        hashes[^1] = hash;
        Array.Sort(hashes, entries);
        Fill(branch, level, first, width, hashes, entries);
    }
}
