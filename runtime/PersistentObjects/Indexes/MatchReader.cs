using System.Runtime.CompilerServices;
using PersistentObjects.Objects;

namespace PersistentObjects.Indexes;

/// <summary>One enumeration of the objects of a class that have a key: its view, and where it is.</summary>
/// <remarks>
/// <para>
/// A settled object has one version, so it has the keys under which it is a candidate, and needs no look at its key: its
/// sidecar, which lies beside its properties, says enough. That is true only of a candidate that was still one when the
/// sidecar was found to be null. Both ways out of an index (settling, and rolling back) take the candidate away, then move
/// the index's edition on (release), then set the sidecar to null (release). So whoever has read the edition (acquire), then
/// the candidate, then null (acquire), and then (barrier) the same edition again has met a candidate that stayed one. In all
/// other cases the key is looked at.
/// </para>
/// <para>
/// And a settled object is the same in every view that may look at it: a scope that needs an older version, or the absence of
/// the object, keeps it from being settled. The view is held by a scope of its own, or is that of the write transaction.
/// </para>
/// <para>
/// Whatever the view needs is among the candidates all the time, in the order of ids. So candidates may be looked up again
/// behind a match; but only then, lest a busy writer keep a reader for ever before candidates that don't match. Candidates
/// that were looked up before the edition moved are still all that the view needs, and each of them is looked at.
/// </para>
/// </remarks>
sealed class MatchReader<TKey, T>(EqualityIndexTable<TKey> table, TKey key) : IDisposable
    where T : PersistentObject
{
    // An edition that no index has.
    const long None = -1;
    const int ReferencesInALine = 8;

    readonly bool _areAllOfClass = table.Definition.Owner?.Type == typeof(T);
    PersistentObject[]?[] _chunks = [];
    int _chunkCount;
    int _nextChunk;
    long _edition = None;
    long _sureEdition = None;
    long _lastId;
    ThreadView? _view;
    bool _ended;
    PersistentObject? _touched;

    /// <summary>
    /// Whether an object whose sidecar has just been found to be null is in the result, no more questions asked.
    /// </summary>
    internal bool IsSettledMatch
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            Volatile.ReadBarrier();
            return table.Edition == _sureEdition;
        }
    }

    /// <summary>Whether a candidate is in the result.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal bool IsMatch(PersistentObject candidate) => candidate is T && table.IsMatch(candidate, key, _view!.View);

    /// <summary>The candidates that <see cref="MoveNext"/> has found, with null behind the last.</summary>
    internal PersistentObject[] Candidates { get; private set; } = [];

    /// <summary>The first of them that counts.</summary>
    internal int First { get; private set; }

    /// <summary>Goes on to the next candidates; false at the end.</summary>
    /// <param name="last">The last match; only a match is known to keep its id.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal bool MoveNext(T? last)
    {
        if (_ended) return false;
        if (_view is null)
        {
            _view = ThreadView.Pin(table.Heap);
            LookUp(table.Edition);
        }
        else if (last is not null && last.IdValue is var id && id != _lastId && table.Edition is var edition && edition != _edition)
        {
            _lastId = id;
            if (TryGoOnBehind(id, edition)) return true;
        }
        if (_nextChunk == _chunkCount)
        {
            Dispose();
            return false;
        }
        (Candidates, First) = (Volatile.Read(ref _chunks[_nextChunk++])!, 0);
        TestHooks.At(HookPoint.CandidatesLoaded);
        FetchAhead();
        return true;
    }

    public void Dispose()
    {
        _view?.Dispose();
        _ended = true;
    }

    /// <summary>
    /// Touches the chunk that comes next. While the processor waits for the objects of this one it has nothing else to do, and
    /// then need not wait for that chunk, which says where the next objects are.
    /// </summary>
    void FetchAhead()
    {
        if (_nextChunk == _chunkCount) return;
        var ahead = _chunks[_nextChunk]!;
        for (var i = 0; i < ahead.Length; i += ReferencesInALine) _touched = ahead[i];
    }

    void LookUp(long edition)
    {
        _edition = edition;
        // A body may change between two matches whatever it likes.
        _sureEdition = _areAllOfClass && !_view!.IsWriting && !table.HasLeftovers ? edition : None;
        _chunks = table.CandidatesOf(key).Storage switch
        {
            PersistentObject one => [[one]],
            PersistentObject[] chunk => [chunk],
            ChunkedCandidates many => many.Chunks,
            _ => [],
        };
        // A busy writer may add chunks for ever.
        _chunkCount = Chunk.Count(_chunks);
    }

    /// <summary>
    /// Ids are sure to be in order only while no candidate goes, since an Add that is rolled back takes its candidates away
    /// before its id. If one goes meanwhile, what was looked up before will do.
    /// </summary>
    bool TryGoOnBehind(long id, long edition)
    {
        var (chunks, chunkCount, nextChunk, before) = (_chunks, _chunkCount, _nextChunk, _edition);
        LookUp(edition);
        if (_chunkCount == 0) return TakeBack();
        var index = ChunkedCandidates.ChunkFor(_chunks, id);
        var chunk = Volatile.Read(ref _chunks[index])!;
        var behind = 0;
        while (behind < chunk.Length && chunk[behind] is { } candidate && candidate.IdValue <= id) behind++;
        TestHooks.At(HookPoint.CandidatesLoaded);
        Volatile.ReadBarrier();
        if (table.Edition != edition) return TakeBack();
        (Candidates, First, _nextChunk) = (chunk, behind, index + 1);
        return true;

        bool TakeBack()
        {
            (_chunks, _chunkCount, _nextChunk, _edition, _sureEdition) = (chunks, chunkCount, nextChunk, before, None);
            return false;
        }
    }
}
