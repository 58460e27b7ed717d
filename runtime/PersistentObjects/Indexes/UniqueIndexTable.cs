using System.Runtime.CompilerServices;
using PersistentObjects.CompilerServices;
using PersistentObjects.Objects;

namespace PersistentObjects.Indexes;

/// <summary>A unique index. Null is no key.</summary>
/// <remarks>A key may have several candidates: each version of each object that had it and is still needed.</remarks>
sealed partial class UniqueIndexTable<TKey>(UniqueIndexDefinition<TKey> definition, ObjectHeap heap) : KeyedIndex<TKey>(definition, heap)
{
    CandidateTable _candidates = new();
    readonly List<(int Hash, PersistentObject Candidate, bool Linked)> _edits = [];

    internal override int CandidateCount => _shared?.CandidateCount ?? _candidates.Count;

    internal override bool IsUnique => true;

    /// <summary>The object that has the key as the calling thread may see it.</summary>
    internal PersistentObject? Find(TKey key)
    {
        if (!IsIndexed(key)) return null;
        if (_shared is not null) return FindShared(key);
        var hash = Hash(key);
        if (Heap.TryGetThreadView(out var pinned)) return Find(key, hash, pinned);
        for (var attempt = 0; attempt < 4; attempt++)
        {
            var view = new View(Heap.Published);
            var found = Find(key, hash, view);
            // While two objects swap the key, neither may have been found to have it; and what the view needs may have
            // been dropped. Neither happened when nothing was published meanwhile.
            Volatile.ReadBarrier();
            if (Heap.Published == view.At) return found;
        }
        var scope = Heap.OpenScope();
        try
        {
            return Find(key, hash, new View(scope.Version));
        }
        finally
        {
            Heap.CloseScope(scope);
        }
    }

    protected override bool IsIndexed(TKey key) => !Comparison.HasNull(key);

    protected override bool FindsAllByKey => true;

    internal override void AddNewestMatches(TKey key, List<PersistentObject> matches)
    {
        if (_shared is not null)
        {
            AddSharedMatches(key, matches);
            return;
        }
        // Two objects may have the key until the body ends.
        var probe = _candidates.Start(Hash(key));
        while (probe.Next() is { } candidate)
        {
            if (IsMatch(candidate, key, View.Newest)) matches.Add(candidate);
        }
    }

    internal override void RollbackEdits()
    {
        for (var i = _edits.Count - 1; i >= 0; i--)
        {
            var (hash, candidate, linked) = _edits[i];
            if (linked) _candidates.Remove(hash, candidate);
            else _candidates.Add(hash, candidate);
        }
        ClearEdits(_edits);
        base.RollbackEdits();
    }

    internal override void CommitEdits()
    {
        ClearEdits(_edits);
        base.CommitEdits();
    }

    protected internal override void Link(TKey key, PersistentObject o)
    {
        if (_shared is not null)
        {
            LinkShared(key, o);
            return;
        }
        var hash = Hash(key);
        NoteEdit();
        _edits.EnsureCapacity(_edits.Count + 1);
        _candidates.Add(hash, o);
        _edits.Add((hash, o, true));
    }

    protected internal override void Unlink(TKey key, PersistentObject o)
    {
        if (_shared is not null)
        {
            _shared.Unlink(key, o);
            return;
        }
        var hash = Hash(key);
        NoteEdit();
        _edits.EnsureCapacity(_edits.Count + 1);
        _candidates.Remove(hash, o);
        _edits.Add((hash, o, false));
    }

    protected override PersistentObject? HolderBeside(PersistentObject o, TKey key)
    {
        if (_shared is not null) return HolderOfShared(o, key);
        var probe = _candidates.Start(Hash(key));
        while (probe.Next() is { } other)
        {
            if (!ReferenceEquals(other, o) && IsMatch(other, key, View.Newest)) return other;
        }
        return null;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // SnapshotLoader says why.
    internal override void Load(IReadOnlyList<object> parts)
    {
        var count = parts.Sum(part => ((List<KeyedCandidate<TKey>>)part).Count);
        _candidates.Reserve(count);
        foreach (List<KeyedCandidate<TKey>> part in parts)
        {
            foreach (var (key, hash, o) in part)
            {
                var probe = _candidates.Start(hash);
                while (probe.Next() is { } other)
                {
                    if (!IsMatch(other, key, View.Newest)) continue;
                    Share(parts);
                    return;
                }
                _candidates.Add(hash, o);
            }
        }
    }

    /// <summary>A candidate has no key beside it, and its hash code stands for that.</summary>
    protected internal override IEnumerable<KeyedCandidate<TKey>> Scan(Action<PersistentObject?, string> report) => _shared?.Scan(report) ?? ScanHashes(report);

    IEnumerable<KeyedCandidate<TKey>> ScanHashes(Action<PersistentObject?, string> report)
    {
        foreach (var (hash, o) in _candidates.All())
        {
            var candidate = new KeyedCandidate<TKey>(default!, hash, o);
            // Whatever was removed since it was met is not there any more, and not needed either.
            if (!HasCandidate(candidate) && IsNeeded(candidate)) report(o, "is in the index where no look-up comes by");
            yield return candidate;
        }
    }

    protected internal override bool HasCandidate(in KeyedCandidate<TKey> candidate)
    {
        if (_shared is not null) return _shared.HasCandidate(candidate);
        var probe = _candidates.Start(candidate.Hash);
        while (probe.Next() is { } found)
        {
            if (ReferenceEquals(found, candidate.Candidate)) return true;
        }
        return false;
    }

    protected override bool IsFound(in KeyedCandidate<TKey> candidate, View view)
        => _shared is null ? IsOneOf(KeysAt(candidate.Candidate, view), candidate) : base.IsFound(candidate, view);

    protected override bool IsKeyOf(in KeyedCandidate<TKey> candidate, TKey key)
        => _shared is null ? CandidateTable.Stored(Hash(key)) == candidate.Hash : base.IsKeyOf(candidate, key);

    protected override string TextOf(in KeyedCandidate<TKey> candidate) => _shared is null ? "another key" : base.TextOf(candidate);

    PersistentObject? Find(TKey key, int hash, View view)
    {
        var probe = _candidates.Start(hash);
        while (probe.Next() is { } candidate)
        {
            if (IsMatch(candidate, key, view)) return candidate;
        }
        return null;
    }
}
