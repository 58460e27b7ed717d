using System.Runtime.CompilerServices;
using PersistentObjects.CompilerServices;
using PersistentObjects.Objects;

namespace PersistentObjects.Indexes;

/// <summary>An equality index: for each key the candidates in the order of their ids. Null is a key.</summary>
/// <remarks>
/// Hash chains of keys. One writer; an entry that is unlinked keeps its link, so that a reader standing on it reaches the
/// rest. An entry goes when its last candidate does, that is when no version that anybody may see has the key.
/// </remarks>
sealed partial class EqualityIndexTable<TKey>(EqualityIndexDefinition<TKey> definition, ObjectHeap heap) : KeyedIndex<TKey>(definition, heap)
{
    readonly List<(Entry Entry, PersistentObject Candidate, bool Linked)> _edits = [];

    Entry?[] _buckets = new Entry?[8];
    int _keys;
    int _candidates;
    long _edition;

    /// <summary>Moves on when a candidate has gone, or the first one is left over, before anything else may rely on that.</summary>
    internal long Edition => Volatile.Read(ref _edition);

    internal override int CandidateCount => _candidates;

    /// <summary>The candidates of a key, each to be checked by <see cref="KeyedIndex{TKey}.IsMatch"/>.</summary>
    internal CandidateSet CandidatesOf(TKey key) => Find(key, Hash(key)) is { } entry ? entry.Candidates : default;

    /// <summary>Whether an object of a class has the key as the calling thread may see it.</summary>
    internal bool Any<T>(TKey key)
        where T : PersistentObject
        => Glance.At(Heap, (Table: this, Key: key), static (look, view) =>
        {
            foreach (var candidate in look.Table.CandidatesOf(look.Key))
            {
                if (candidate is T && look.Table.IsMatch(candidate, look.Key, view)) return true;
            }
            return false;
        });

    internal override void RollbackEdits()
    {
        for (var i = _edits.Count - 1; i >= 0; i--)
        {
            var (entry, candidate, linked) = _edits[i];
            while (entry.Successor is { } successor) entry = successor;
            if (linked) Take(entry, candidate);
            else if (entry.Candidates.IsEmpty) entry.Successor = AddEntry(entry.Key, entry.Hash, candidate);
            else Put(entry, candidate);
        }
        ClearEdits(_edits);
        base.RollbackEdits();
    }

    internal override void CommitEdits()
    {
        ClearEdits(_edits);
        base.CommitEdits();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // SnapshotLoader says why.
    internal override void Load(IReadOnlyList<object> parts)
    {
        foreach (List<KeyedCandidate<TKey>> part in parts)
        {
            foreach (var (key, hash, o) in part)
            {
                if (Find(key, hash) is not { } entry) AddEntry(key, hash, o);
                else
                {
                    entry.Candidates = entry.Candidates.Gather(o);
                    _candidates++;
                }
            }
        }
        foreach (var chain in _buckets)
        {
            for (var entry = chain; entry is not null; entry = entry.Next) entry.Candidates = entry.Candidates.Gathered();
        }
    }

    protected internal override void Link(TKey key, PersistentObject o)
    {
        var hash = Hash(key);
        var entry = Find(key, hash);
        if (HasLeftovers && entry is not null && entry.Candidates.Contains(o)) return;
        NoteEdit();
        _edits.EnsureCapacity(_edits.Count + 1);
        if (entry is null) entry = AddEntry(key, hash, o);
        else Put(entry, o);
        _edits.Add((entry, o, true));
    }

    protected internal override void Unlink(TKey key, PersistentObject o)
    {
        var entry = Find(key, Hash(key))
            ?? throw new CandidatesDisagreeException($"Index {FullName} has no candidates for {KeyText.Of(key)}");
        NoteEdit();
        _edits.EnsureCapacity(_edits.Count + 1);
        Take(entry, o);
        _edits.Add((entry, o, false));
    }

    protected override void LeftBehind() => MoveOn();

    protected internal override bool HasCandidate(in KeyedCandidate<TKey> candidate)
        => Find(candidate.Key, candidate.Hash) is { } entry && entry.Candidates.Contains(candidate.Candidate);

    protected internal override IEnumerable<KeyedCandidate<TKey>> Scan(Action<PersistentObject?, string> report)
    {
        var buckets = Volatile.Read(ref _buckets);
        for (var i = 0; i < buckets.Length; i++)
        {
            for (var entry = Volatile.Read(ref buckets[i]); entry is not null; entry = Volatile.Read(ref entry.Next))
            {
                if (Hash(entry.Key) != entry.Hash || (entry.Hash & (buckets.Length - 1)) != i)
                {
                    report(null, $"key {KeyText.Of(entry.Key)} is in the index where no look-up comes by");
                }
                foreach (var candidate in entry.Candidates) yield return new KeyedCandidate<TKey>(entry.Key, entry.Hash, candidate);
            }
        }
    }

    Entry AddEntry(TKey key, int hash, PersistentObject o)
    {
        if (_keys >= _buckets.Length) Grow();
        ref var bucket = ref _buckets[hash & (_buckets.Length - 1)];
        var entry = new Entry(key, hash) { Next = bucket, Candidates = new CandidateSet(o) };
        Volatile.Write(ref bucket, entry);
        _keys++;
        _candidates++;
        return entry;
    }

    void Put(Entry entry, PersistentObject o)
    {
        entry.Candidates = entry.Candidates.Add(o);
        _candidates++;
    }

    void Take(Entry entry, PersistentObject o)
    {
        entry.Candidates = entry.Candidates.Remove(o);
        MoveOn();
        _candidates--;
        if (!entry.Candidates.IsEmpty) return;
        ref var link = ref _buckets[entry.Hash & (_buckets.Length - 1)];
        while (!ReferenceEquals(link, entry)) link = ref link!.Next;
        Volatile.Write(ref link, entry.Next);
        _keys--;
    }

    void MoveOn() => Volatile.Write(ref _edition, _edition + 1);

    Entry? Find(TKey key, int hash)
    {
        var buckets = Volatile.Read(ref _buckets);
        for (var entry = Volatile.Read(ref buckets[hash & (buckets.Length - 1)]); entry is not null; entry = Volatile.Read(ref entry.Next))
        {
            if (entry.Hash == hash && KeysEqual(entry.Key, key)) return entry;
        }
        return null;
    }

    /// <summary>
    /// New entries, so that readers of the old buckets go on in unchanged chains. Those hold what any view of theirs
    /// needs: candidates that come later belong to later versions.
    /// </summary>
    void Grow()
    {
        var buckets = new Entry?[2 * _buckets.Length];
        foreach (var chain in _buckets)
        {
            for (var old = chain; old is not null; old = old.Next)
            {
                ref var bucket = ref buckets[old.Hash & (buckets.Length - 1)];
                bucket = old.Successor = new Entry(old.Key, old.Hash) { Next = bucket, Candidates = old.Candidates };
            }
        }
        Volatile.Write(ref _buckets, buckets);
    }

    sealed class Entry(TKey key, int hash)
    {
        object? _candidates;

        internal readonly TKey Key = key;
        internal readonly int Hash = hash;
        internal Entry? Next;

        /// <summary>The entry that has taken its place, for whoever has noted this one. Writer lock.</summary>
        internal Entry? Successor;

        internal CandidateSet Candidates
        {
            get => new(Volatile.Read(ref _candidates));
            set => Volatile.Write(ref _candidates, value.Storage);
        }
    }
}
