using PersistentObjects.CompilerServices;
using PersistentObjects.Objects;

namespace PersistentObjects.Indexes;

/// <summary>An equality index: for each key the candidates in the order of their ids. Null is a key.</summary>
/// <remarks>
/// Hash chains of keys. One writer; an entry that is unlinked keeps its link, so that a reader standing on it reaches the
/// rest. An entry goes when its last candidate does, that is when no version that anybody may see has the key.
/// </remarks>
sealed class EqualityIndexTable<TKey>(IndexDefinition definition, PersistentProperty<TKey> key, ObjectHeap heap)
    : KeyedIndex<TKey>(definition, key, heap)
{
    Entry?[] _buckets = new Entry?[8];
    int _keys;
    int _candidates;

    internal override int CandidateCount => _candidates;

    /// <summary>The candidates of a key, to be checked by <see cref="IsMatch"/>.</summary>
    internal CandidateSet CandidatesOf(TKey key) => Find(key, Hash(key)) is { } entry ? entry.Candidates : default;

    internal bool IsMatch(PersistentObject candidate, TKey key, View view) => Matches(candidate, key, view);

    protected override void Link(TKey key, PersistentObject o)
    {
        var hash = Hash(key);
        var entry = Find(key, hash);
        if (entry is null)
        {
            if (_keys >= _buckets.Length) Grow();
            ref var bucket = ref _buckets[hash & (_buckets.Length - 1)];
            entry = new Entry(key, hash) { Next = bucket, Candidates = new CandidateSet(o) };
            Volatile.Write(ref bucket, entry);
            _keys++;
        }
        else entry.Candidates = entry.Candidates.Add(o);
        _candidates++;
    }

    protected override void Unlink(TKey key, PersistentObject o)
    {
        var hash = Hash(key);
        var entry = Find(key, hash)
            ?? throw new InvalidOperationException($"Index {Definition.Name} has no candidates for '{key}': its candidates and the objects disagree.");
        entry.Candidates = entry.Candidates.Remove(o);
        _candidates--;
        if (!entry.Candidates.IsEmpty) return;
        ref var link = ref _buckets[hash & (_buckets.Length - 1)];
        while (!ReferenceEquals(link, entry)) link = ref link!.Next;
        Volatile.Write(ref link, entry.Next);
        _keys--;
    }

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
                bucket = new Entry(old.Key, old.Hash) { Next = bucket, Candidates = old.Candidates };
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

        internal CandidateSet Candidates
        {
            get => new(Volatile.Read(ref _candidates));
            set => Volatile.Write(ref _candidates, value.Storage);
        }
    }
}
