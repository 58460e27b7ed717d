using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace PersistentObjects.Collections;

/// <summary>Up to <see cref="MaxEntries"/> entries in no order; more only where the hashes are too equal to tell them apart.</summary>
/// <remarks>
/// A byte of each hash, its mark, lies in the bucket itself, where all of them are compared at once: so a search looks at one
/// entry, seldom at two, and the bucket and that entry are all that it waits for.
/// </remarks>
/// <invariants>Never changes once its maker has returned it.</invariants>
sealed class TrieBucket<TEntry>
{
    internal const int MaxEntries = 32;

    internal static readonly TrieBucket<TEntry> Empty = new([]);

    Marks _marks;

    TrieBucket(TEntry[] entries) => Entries = entries;

    internal TEntry[] Entries { get; }

    internal int Count => Entries.Length;

    /// <summary>Above the two lowest bits, so that hashes which differ in no more than those have the same mark.</summary>
    internal static byte MarkOf(uint hash) => (byte)(hash >> 2);

    internal int IndexOf<TKey, TOperations>(uint hash, TKey key)
        where TOperations : ITrieEntry<TKey, TEntry> => Search<TKey, TOperations>(ref _marks, Entries, hash, key);

    internal TrieBucket<TEntry> Add(uint hash, in TEntry entry)
    {
        var count = Count;
        var entries = new TEntry[count + 1];
        Entries.CopyTo(entries, 0);
        entries[count] = entry;
        var bucket = new TrieBucket<TEntry>(entries) { _marks = _marks };
        if (count < MaxEntries) bucket._marks[count] = MarkOf(hash);
        return bucket;
    }

    internal TrieBucket<TEntry> Replace(int index, in TEntry entry)
    {
        var entries = (TEntry[])Entries.Clone();
        entries[index] = entry;
        return new(entries) { _marks = _marks };
    }

    /// <summary>The last entry takes the place of the removed one.</summary>
    internal TrieBucket<TEntry> RemoveAt(int index)
    {
        var last = Count - 1;
        var entries = Entries[..last];
        var bucket = new TrieBucket<TEntry>(entries) { _marks = _marks };
        if (index < last) entries[index] = Entries[last];
        if (last < MaxEntries)
        {
            bucket._marks[index] = _marks[last];
            bucket._marks[last] = 0;
        }
        return bucket;
    }

    /// <summary>The entries of both, which have no key in common. They fit.</summary>
    internal TrieBucket<TEntry> Together(TrieBucket<TEntry> other)
    {
        var bucket = new TrieBucket<TEntry>([.. Entries, .. other.Entries]) { _marks = _marks };
        ((ReadOnlySpan<byte>)other._marks)[..other.Count].CopyTo(((Span<byte>)bucket._marks)[Count..]);
        return bucket;
    }

    /// <summary>A bucket of its own, also when there are no entries. Of those with equal keys it has one.</summary>
    internal static TrieBucket<TEntry> Of<TKey, TOperations>(ReadOnlySpan<uint> hashes, ReadOnlySpan<TEntry> entries)
        where TOperations : ITrieEntry<TKey, TEntry>
    {
        var marks = default(Marks);
        var kept = new TEntry[entries.Length];
        var count = 0;
        for (var i = 0; i < entries.Length; i++)
        {
            var index = Search<TKey, TOperations>(ref marks, kept.AsSpan(0, count), hashes[i], TOperations.KeyOf(in entries[i]));
            if (index >= 0)
            {
                kept[index] = TOperations.Replace(in kept[index], in entries[i]);
                continue;
            }
            if (count < MaxEntries) marks[count] = MarkOf(hashes[i]);
            kept[count++] = entries[i];
        }
        return new(count == kept.Length ? kept : kept[..count]) { _marks = marks };
    }

    static int Search<TKey, TOperations>(ref Marks marks, ReadOnlySpan<TEntry> entries, uint hash, TKey key)
        where TOperations : ITrieEntry<TKey, TEntry>
    {
        // Where there are more entries than marks, all marks are equal.
        if (entries.Length > MaxEntries) return SearchAll<TKey, TOperations>(entries, key);
        var all = Vector256.LoadUnsafe(ref Unsafe.As<Marks, byte>(ref marks));
        var candidates = Vector256.Equals(all, Vector256.Create(MarkOf(hash))).ExtractMostSignificantBits();
        for (; candidates != 0; candidates &= candidates - 1)
        {
            var index = BitOperations.TrailingZeroCount(candidates);
            // Marks behind the last entry are zero, and mean nothing.
            if (index >= entries.Length) break;
            if (EqualityComparer<TKey>.Default.Equals(TOperations.KeyOf(in entries[index]), key)) return index;
        }
        return -1;
    }

    static int SearchAll<TKey, TOperations>(ReadOnlySpan<TEntry> entries, TKey key)
        where TOperations : ITrieEntry<TKey, TEntry>
    {
        for (var i = 0; i < entries.Length; i++)
        {
            if (EqualityComparer<TKey>.Default.Equals(TOperations.KeyOf(in entries[i]), key)) return i;
        }
        return -1;
    }

    [InlineArray(MaxEntries)]
    struct Marks
    {
        byte _first;
    }
}
