namespace PersistentObjects.Indexes;

/// <summary>
/// The candidates of one key in the order of their ids: nothing, one object, a <see cref="Chunk"/>, or a list of chunks.
/// </summary>
readonly struct CandidateSet
{
    internal const int MaxChunk = 64;

    internal CandidateSet(object? storage) => Storage = storage;

    internal object? Storage { get; }

    internal bool IsEmpty => Storage is null;

    internal bool Contains(PersistentObject o)
    {
        foreach (var candidate in this)
        {
            if (ReferenceEquals(candidate, o)) return true;
        }
        return false;
    }

    internal CandidateSet Add(PersistentObject o) => Storage switch
    {
        null => new(o),
        PersistentObject one => new(one.IdValue < o.IdValue ? new[] { one, o } : [o, one]),
        PersistentObject[] chunk when Chunk.Count(chunk) < MaxChunk => new(Chunk.Insert(chunk, o)),
        PersistentObject[] chunk => new(new ChunkedCandidates([chunk]).Add(o)),
        ChunkedCandidates many => new(many.Add(o)),
        _ => throw new InvalidOperationException(),
    };

    /// <summary>
    /// As <see cref="Add"/>, of a set that nobody reads before <see cref="Gathered"/>. To copy an array for each candidate is too much
    /// where there are all of them.
    /// </summary>
    internal CandidateSet Gather(PersistentObject o)
    {
        if (Storage is not List<PersistentObject> gathered) return Storage is PersistentObject one ? new(new List<PersistentObject> { one, o }) : new(o);
        gathered.Add(o);
        return this;
    }

    /// <summary>What was gathered, as a set that can be read.</summary>
    internal CandidateSet Gathered()
    {
        if (Storage is not List<PersistentObject> gathered) return this;
        // Classes share an index, and their pages lie between each other's.
        if (!IsInOrder(gathered)) gathered.Sort((a, b) => a.IdValue.CompareTo(b.IdValue));
        return gathered.Count <= MaxChunk ? new(gathered.ToArray()) : new(new ChunkedCandidates([.. gathered.Chunk(MaxChunk)]));
    }

    static bool IsInOrder(List<PersistentObject> objects)
    {
        for (var i = 1; i < objects.Count; i++)
        {
            if (objects[i].IdValue < objects[i - 1].IdValue) return false;
        }
        return true;
    }

    internal CandidateSet Remove(PersistentObject o) => Storage switch
    {
        PersistentObject one when ReferenceEquals(one, o) => default,
        PersistentObject[] pair when Chunk.Count(pair) == 2 && Chunk.IndexOf(pair, o) is var index and >= 0 => new(pair[1 - index]),
        PersistentObject[] chunk => new(Chunk.Remove(chunk, o)),
        ChunkedCandidates many => new(many.Remove(o)),
        _ => throw Chunk.Missing(o),
    };

    public Enumerator GetEnumerator() => new(Storage);

    /// <summary>Goes over the candidates that were there when it was made, and possibly some that came later.</summary>
    internal struct Enumerator
    {
        readonly PersistentObject[]?[] _chunks;
        readonly int _chunkCount;
        PersistentObject[]? _chunk;
        PersistentObject? _one;
        int _nextChunk;
        int _next;

        internal Enumerator(object? storage)
        {
            _one = storage as PersistentObject;
            _chunk = storage as PersistentObject[];
            _chunks = (storage as ChunkedCandidates)?.Chunks ?? [];
            _chunkCount = Chunk.Count(_chunks);
        }

        public PersistentObject Current { get; private set; } = null!;

        public bool MoveNext()
        {
            for (; ; )
            {
                if (_chunk is not null && _next < _chunk.Length && _chunk[_next] is { } candidate)
                {
                    Current = candidate;
                    _next++;
                    return true;
                }
                if (_one is not null)
                {
                    Current = _one;
                    _one = null;
                    return true;
                }
                if (_nextChunk == _chunkCount) return false;
                _chunk = Volatile.Read(ref _chunks[_nextChunk++]);
                _next = 0;
            }
        }
    }
}
