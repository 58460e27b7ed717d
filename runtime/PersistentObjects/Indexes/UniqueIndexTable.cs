using PersistentObjects.CompilerServices;
using PersistentObjects.Objects;

namespace PersistentObjects.Indexes;

/// <summary>A unique index. Null is no key.</summary>
/// <remarks>A key may have several candidates: each version of each object that had it and is still needed.</remarks>
sealed class UniqueIndexTable<TKey>(UniqueIndexDefinition<TKey> definition, ObjectHeap heap) : KeyedIndex<TKey>(definition, heap)
{
    readonly CandidateTable _candidates = new();
    readonly List<(int Hash, PersistentObject Candidate, bool Linked)> _edits = [];

    internal override int CandidateCount => _candidates.Count;

    internal override bool IsUnique => true;

    /// <summary>The object that has the key as the calling thread may see it.</summary>
    internal PersistentObject? Find(TKey key)
    {
        if (!IsIndexed(key)) return null;
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

    protected override void Link(TKey key, PersistentObject o)
    {
        var hash = Hash(key);
        NoteEdit();
        _edits.EnsureCapacity(_edits.Count + 1);
        _candidates.Add(hash, o);
        _edits.Add((hash, o, true));
    }

    protected override void Unlink(TKey key, PersistentObject o)
    {
        var hash = Hash(key);
        NoteEdit();
        _edits.EnsureCapacity(_edits.Count + 1);
        _candidates.Remove(hash, o);
        _edits.Add((hash, o, false));
    }

    protected override PersistentObject? HolderBeside(PersistentObject o, TKey key)
    {
        var probe = _candidates.Start(Hash(key));
        while (probe.Next() is { } other)
        {
            if (!ReferenceEquals(other, o) && IsMatch(other, key, View.Newest)) return other;
        }
        return null;
    }

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
                    if (IsMatch(other, key, View.Newest)) throw StoredViolation(o, key, other);
                }
                _candidates.Add(hash, o);
            }
        }
    }

    protected override void CountMatches(Dictionary<PersistentObject, int> matches, View view, Action<PersistentObject?, string> report)
    {
        foreach (var (hash, candidate) in _candidates.All())
        {
            if (!KeysAt(candidate, view).Any(key => Hash(key) == hash)) continue;
            matches[candidate] = matches.GetValueOrDefault(candidate) + 1;
            var probe = _candidates.Start(hash);
            PersistentObject? found;
            do found = probe.Next();
            while (found is not null && !ReferenceEquals(found, candidate));
            if (found is null) report(candidate, "is in the index where no look-up comes by");
        }
    }

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
