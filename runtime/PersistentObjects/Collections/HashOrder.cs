namespace PersistentObjects.Collections;

/// <summary>Sorts entries by their hashes in linear time, and leaves those with equal hashes in the order in which they came.</summary>
static class HashOrder
{
    const int Bits = 8;

    /// <summary>What is sorted may be in new arrays afterwards.</summary>
    internal static void Sort<TEntry>(ref uint[] hashes, ref TEntry[] entries)
    {
        var (otherHashes, otherEntries) = (new uint[hashes.Length], new TEntry[entries.Length]);
        Span<int> places = stackalloc int[1 << Bits];
        for (var shift = 0; shift < 32; shift += Bits)
        {
            places.Clear();
            foreach (var hash in hashes) places[(byte)(hash >> shift)]++;
            var place = 0;
            foreach (ref var count in places) (count, place) = (place, place + count);
            for (var i = 0; i < hashes.Length; i++)
            {
                var to = places[(byte)(hashes[i] >> shift)]++;
                otherHashes[to] = hashes[i];
                otherEntries[to] = entries[i];
            }
            (hashes, otherHashes) = (otherHashes, hashes);
            (entries, otherEntries) = (otherEntries, entries);
        }
    }
}
