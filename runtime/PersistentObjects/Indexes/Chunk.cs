using PersistentObjects.Objects;

namespace PersistentObjects.Indexes;

/// <summary>
/// An array of one up to <see cref="CandidateSet.MaxChunk"/> candidates in the order of their ids, with null behind the last.
/// </summary>
/// <invariants>
/// A reader may hold the array. Candidates that come at the end are written behind the last one (release), since new objects
/// come there, and to copy the array for each of them is too much; a reader that sees one of those meets a candidate of a
/// version that is too new for its view, which it must expect of any candidate. Every other change makes a new array.
/// </invariants>
static class Chunk
{
    internal static PersistentObject[] New(PersistentObject o)
    {
        var chunk = new PersistentObject[CandidateSet.MaxChunk];
        chunk[0] = o;
        return chunk;
    }

    /// <summary>How many there are before the first null: of candidates in a chunk, or of chunks in a directory.</summary>
    internal static int Count<T>(T?[] array)
        where T : class
    {
        var (low, high) = (0, array.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (Volatile.Read(ref array[middle]) is null) high = middle;
            else low = middle + 1;
        }
        return low;
    }

    internal static PersistentObject[] Insert(PersistentObject[] chunk, PersistentObject o)
    {
        var count = Count(chunk);
        var index = count;
        while (index > 0 && chunk[index - 1].IdValue > o.IdValue) index--;
        if (index == count && count < chunk.Length)
        {
            Volatile.Write(ref chunk[count], o);
            return chunk;
        }
        // Room is for those that come at the end. Of more than one chunk can hold, the caller makes two.
        var room = index == count ? Math.Min(2 * count, CandidateSet.MaxChunk) : chunk.Length;
        var result = new PersistentObject[Math.Max(room, count + 1)];
        Array.Copy(chunk, result, index);
        result[index] = o;
        Array.Copy(chunk, index, result, index + 1, count - index);
        return result;
    }

    internal static PersistentObject[] Remove(PersistentObject[] chunk, PersistentObject o)
    {
        var index = IndexOf(chunk, o);
        if (index < 0) throw Missing(o);
        var result = new PersistentObject[Count(chunk) - 1];
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
