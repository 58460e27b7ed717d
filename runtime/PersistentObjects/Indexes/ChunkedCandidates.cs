namespace PersistentObjects.Indexes;

/// <summary>Many candidates in the order of their ids, as chunks, with null behind the last one.</summary>
/// <invariants>
/// A chunk is replaced in place, which a reader may see either way. So is the null behind the last chunk: what comes there
/// belongs to versions later than any view that exists. In all other ways the directory changes as a new one, and nobody
/// changes the old one any more. No candidate that a view needs goes from one chunk to another in one directory, so that no
/// reader meets an object twice.
/// </invariants>
sealed class ChunkedCandidates
{
    PersistentObject[]?[] _chunks;

    internal ChunkedCandidates(PersistentObject[]?[] chunks) => _chunks = chunks;

    internal PersistentObject[]?[] Chunks => Volatile.Read(ref _chunks);

    internal ChunkedCandidates Add(PersistentObject o)
    {
        var index = ChunkFor(_chunks, o.IdValue);
        var chunk = _chunks[index]!;
        if (Chunk.Count(chunk) < CandidateSet.MaxChunk)
        {
            var changed = Chunk.Insert(chunk, o);
            if (changed != chunk) Volatile.Write(ref _chunks[index], changed);
        }
        else if (chunk[^1].IdValue < o.IdValue && (index == _chunks.Length - 1 || _chunks[index + 1] is null))
        {
            // Ids rise: new objects come at the end, and full chunks stay full.
            Append(index + 1, Chunk.New(o));
        }
        else
        {
            var all = Chunk.Insert(chunk, o);
            Volatile.Write(ref _chunks, [.. _chunks[..index], all[..(all.Length / 2)], all[(all.Length / 2)..], .. _chunks[(index + 1)..]]);
        }
        return this;
    }

    /// <summary>What is left: this, one chunk when it fits in one, one object, or null.</summary>
    internal object? Remove(PersistentObject o)
    {
        var index = ChunkFor(_chunks, o.IdValue);
        if (Chunk.Count(_chunks[index]!) > 1)
        {
            Volatile.Write(ref _chunks[index], Chunk.Remove(_chunks[index]!, o));
            return this;
        }
        if (!ReferenceEquals(_chunks[index]![0], o)) throw Chunk.Missing(o);
        Volatile.Write(ref _chunks, [.. _chunks[..index], .. _chunks[(index + 1)..]]);
        return Chunk.Count(_chunks) switch
        {
            0 => null,
            1 when Chunk.Count(_chunks[0]!) > 1 => _chunks[0],
            1 => _chunks[0]![0],
            _ => this,
        };
    }

    /// <summary>The last chunk that begins with this id or a smaller one, else the first.</summary>
    internal static int ChunkFor(PersistentObject[]?[] chunks, long id)
    {
        var (low, high) = (0, chunks.Length - 1);
        while (low < high)
        {
            var middle = (low + high + 1) >>> 1;
            if (Volatile.Read(ref chunks[middle]) is { } chunk && chunk[0].IdValue <= id) low = middle;
            else high = middle - 1;
        }
        return low;
    }

    void Append(int index, PersistentObject[] chunk)
    {
        var chunks = _chunks;
        if (index == chunks.Length) Array.Resize(ref chunks, 2 * index);
        Volatile.Write(ref chunks[index], chunk);
        Volatile.Write(ref _chunks, chunks);
    }
}
