using System.Buffers.Binary;
using System.Numerics;
using PersistentObjects.Storage;

namespace PersistentObjects.Log;

/// <summary>
/// Searches what follows an invalid batch for a valid one which states that bytes at or behind the invalid one had been
/// synced before it was written.
/// </summary>
/// <remarks>
/// A batch can begin at any multiple of 8 bytes, and a user's data can look like any number of headers. Verifying each of
/// them over its own length could take quadratic time, so the file is read once: with the CRC's state at the start and
/// at the end of a candidate's records, its checksum follows in a few dozen steps, whatever its length.
/// </remarks>
sealed class LaterBatchSearch
{
    const int ChunkBytes = 64 << 10;

    readonly PriorityQueue<Candidate, long> _candidates = new();
    readonly BatchChecksum _checksum;
    readonly long _damage;
    readonly long _leastSynced;
    readonly uint _leastVersionOffset;
    readonly long _length;

    LaterBatchSearch(LogSegment segment, long length, long damage, long leastSynced, long nextVersion)
    {
        _checksum = segment.Checksum;
        _length = length;
        _damage = damage;
        _leastSynced = leastSynced;
        _leastVersionOffset = (uint)Math.Min(nextVersion - segment.Header.FirstVersion, uint.MaxValue);
    }

    /// <summary>Where the batch begins that was looked for, or null when there is none.</summary>
    public long? ContradictionAt { get; private set; }

    /// <summary>Up to where the segment had been synced, according to the contradicting batch.</summary>
    public long SyncedOffset { get; private set; }

    /// <summary>The end of the last byte that is not zero; meaningful when there is no contradiction.</summary>
    public long EndOfBytes { get; private set; }

    /// <summary>Searches <paramref name="window"/> behind <paramref name="damage"/>, where a batch of
    /// <paramref name="nextVersion"/> should have been.</summary>
    public static LaterBatchSearch Run(LogSegment segment, FileWindow window, long damage, long nextVersion)
    {
        var search = new LaterBatchSearch(segment, window.Length, damage, damage + 1, nextVersion);
        search.Scan(window);
        return search;
    }

    /// <summary>Where the next valid batch begins behind <paramref name="damage"/>, whatever it says of what was synced; null when there is none.</summary>
    public static long? FindAny(LogSegment segment, FileWindow window, long damage, long nextVersion)
    {
        var search = new LaterBatchSearch(segment, window.Length, damage, FileHeader.Size, nextVersion);
        search.Scan(window);
        return search.ContradictionAt;
    }

    void Scan(FileWindow window)
    {
        ulong earlier = 0, latest = 0;
        var state = 0u;
        for (var chunkStart = _damage; chunkStart < _length; chunkStart += ChunkBytes)
        {
            var chunk = window.Read(chunkStart, ChunkBytes);
            var position = chunkStart;
            for (; chunk.Length >= sizeof(ulong); chunk = chunk[sizeof(ulong)..], position += sizeof(ulong))
            {
                if (Verify(position, state)) return;
                var next = BinaryPrimitives.ReadUInt64LittleEndian(chunk);
                Consider(position, earlier, latest, (uint)next, state);
                (earlier, latest) = (latest, next);
                state = Crc32C.Append(state, latest);
                if (latest != 0) EndOfBytes = position + sizeof(ulong) - BitOperations.LeadingZeroCount(latest) / 8;
            }
            if (chunk.ContainsAnyExcept((byte)0)) EndOfBytes = position + chunk.LastIndexOfAnyExcept((byte)0) + 1;
            if (Verify(position, state)) return;
        }
    }

    // The sixteen bytes before the position, and the four behind it, may be a header.
    void Consider(long position, ulong earlier, ulong latest, uint link, uint state)
    {
        var start = position - 2 * sizeof(ulong);
        var header = new BatchHeader((uint)earlier, (uint)(earlier >> 32), (uint)latest, (uint)(latest >> 32), link);
        if (start > _damage
            && header.RecordBytes > 0
            && header.TotalBytes <= _length - start
            && header.VersionOffset >= _leastVersionOffset
            && header.SyncedOffset(start) >= _leastSynced)
        {
            _candidates.Enqueue(new Candidate(start, header, Crc32C.Append(state, link)), start + header.TotalBytes);
        }
    }

    bool Verify(long position, uint state)
    {
        while (_candidates.TryPeek(out var candidate, out var end) && end <= position)
        {
            _candidates.Dequeue();
            var header = candidate.Header;
            var before = _checksum.AfterHeader(candidate.Start, header) ^ candidate.State;
            if (Crc32C.Finish(Crc32C.Advance(before, header.PaddedBytes) ^ state) != header.Checksum) continue;
            ContradictionAt = candidate.Start;
            SyncedOffset = header.SyncedOffset(candidate.Start);
            return true;
        }
        return false;
    }

    /// <param name="Start">Where the batch would begin.</param>
    /// <param name="Header">Its header.</param>
    /// <param name="State">The state behind its header.</param>
    readonly record struct Candidate(long Start, BatchHeader Header, uint State);
}
