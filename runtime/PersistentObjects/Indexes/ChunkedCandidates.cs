using PersistentObjects.Objects;

namespace PersistentObjects.Indexes;

/// <summary>
/// Many candidates in the order of their ids, as chunks. A change replaces one chunk in place, which a reader may see
/// either way; more or fewer chunks make a new directory, and the old one is not changed any more. In one directory a
/// chunk always covers the same range of ids, so that no reader meets an object twice.
/// </summary>
sealed class ChunkedCandidates
{
    PersistentObject[][] _chunks;

    internal ChunkedCandidates(PersistentObject[][] chunks) => _chunks = chunks;

    internal PersistentObject[][] Chunks => Volatile.Read(ref _chunks);

    internal ChunkedCandidates Add(PersistentObject o)
    {
        var index = ChunkFor(_chunks, o.IdValue);
        var chunk = _chunks[index];
        if (chunk.Length < CandidateSet.MaxChunk)
        {
            Volatile.Write(ref _chunks[index], Chunk.Insert(chunk, o));
        }
        else if (index == _chunks.Length - 1 && chunk[^1].IdValue < o.IdValue)
        {
            // Ids rise: new objects come at the end, and full chunks stay full.
            Volatile.Write(ref _chunks, [.. _chunks, [o]]);
        }
        else
        {
            var all = Chunk.Insert(chunk, o);
            Volatile.Write(ref _chunks, [.. _chunks[..index], all[..(all.Length / 2)], all[(all.Length / 2)..], .. _chunks[(index + 1)..]]);
        }
        return this;
    }

    /// <summary>What is left: this, one array when it fits in one, or null.</summary>
    internal object? Remove(PersistentObject o)
    {
        var index = ChunkFor(_chunks, o.IdValue);
        if (_chunks[index].Length > 1)
        {
            Volatile.Write(ref _chunks[index], Chunk.Remove(_chunks[index], o));
            return this;
        }
        if (!ReferenceEquals(_chunks[index][0], o)) throw Chunk.Missing(o);
        Volatile.Write(ref _chunks, [.. _chunks[..index], .. _chunks[(index + 1)..]]);
        return _chunks.Length switch
        {
            0 => null,
            1 when _chunks[0].Length > 1 => _chunks[0],
            1 => _chunks[0][0],
            _ => this,
        };
    }

    /// <summary>The last chunk that begins with this id or a smaller one, else the first.</summary>
    internal static int ChunkFor(PersistentObject[][] chunks, long id)
    {
        var (low, high) = (0, chunks.Length - 1);
        while (low < high)
        {
            var middle = (low + high + 1) >>> 1;
            if (Volatile.Read(ref chunks[middle])[0].IdValue <= id) low = middle;
            else high = middle - 1;
        }
        return low;
    }
}

/// <summary>Sorted arrays of candidates, copied when changed.</summary>
static class Chunk
{
    internal static PersistentObject[] Insert(PersistentObject[] chunk, PersistentObject o)
    {
        var index = chunk.Length;
        while (index > 0 && chunk[index - 1].IdValue > o.IdValue) index--;
        var result = new PersistentObject[chunk.Length + 1];
        Array.Copy(chunk, result, index);
        result[index] = o;
        Array.Copy(chunk, index, result, index + 1, chunk.Length - index);
        return result;
    }

    internal static PersistentObject[] Remove(PersistentObject[] chunk, PersistentObject o)
    {
        var index = IndexOf(chunk, o);
        if (index < 0) throw Missing(o);
        var result = new PersistentObject[chunk.Length - 1];
        Array.Copy(chunk, result, index);
        Array.Copy(chunk, index + 1, result, index, result.Length - index);
        return result;
    }

    /// <summary>By reference: the user's class may have its own idea of equality.</summary>
    internal static int IndexOf(PersistentObject[] chunk, PersistentObject o)
    {
        for (var i = 0; i < chunk.Length; i++)
        {
            if (ReferenceEquals(chunk[i], o)) return i;
        }
        return -1;
    }

    internal static CandidatesDisagreeException Missing(PersistentObject o) => new($"The index has no candidate {ObjectNames.Short(o)}");
}
