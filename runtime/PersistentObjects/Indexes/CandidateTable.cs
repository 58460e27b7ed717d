using PersistentObjects.Objects;

namespace PersistentObjects.Indexes;

/// <summary>A hash table of candidates by the hash of their key; the key itself is read from the object.</summary>
/// <remarks>
/// Open addressing with linear probing. One writer; readers take the slots once and probe them without a lock. The
/// writer stores a slot's hash before its candidate, so that a reader that loads the candidate with acquire finds its
/// hash, or that of one which came later, and then the candidate it met was not one that its view needs. A larger table
/// replaces the old one, which is not changed any more.
/// </remarks>
sealed class CandidateTable
{
    static readonly PersistentObject Removed = new Tombstone();

    Slot[] _slots = new Slot[8];
    int _used;

    internal int Count { get; private set; }

    /// <summary>All candidates that were there when it was called, each once, and possibly some that came later.</summary>
    internal IEnumerable<(int Hash, PersistentObject Candidate)> All()
    {
        var slots = Volatile.Read(ref _slots);
        for (var i = 0; i < slots.Length; i++)
        {
            if (Volatile.Read(ref slots[i].Candidate) is { } candidate && !ReferenceEquals(candidate, Removed)) yield return (slots[i].Hash, candidate);
        }
    }

    /// <summary>Where a reader begins.</summary>
    internal Probe Start(int hash) => new(Volatile.Read(ref _slots), hash);

    internal void Add(int hash, PersistentObject candidate)
    {
        if (4 * (_used + 1) > 3 * _slots.Length) Rebuild(Count);
        var mask = _slots.Length - 1;
        var index = hash & mask;
        while (_slots[index].Candidate is { } taken && !ReferenceEquals(taken, Removed)) index = (index + 1) & mask;
        if (_slots[index].Candidate is null) _used++;
        _slots[index].Hash = hash;
        Volatile.Write(ref _slots[index].Candidate, candidate);
        Count++;
    }

    internal void Remove(int hash, PersistentObject candidate)
    {
        var mask = _slots.Length - 1;
        for (var index = hash & mask; ; index = (index + 1) & mask)
        {
            var found = _slots[index].Candidate
                ?? throw new CandidatesDisagreeException($"The index has no candidate {ObjectNames.Short(candidate)}");
            if (!ReferenceEquals(found, candidate) || _slots[index].Hash != hash) continue;
            Volatile.Write(ref _slots[index].Candidate, Removed);
            Count--;
            return;
        }
    }

    /// <summary>Makes room for so many candidates at once.</summary>
    internal void Reserve(int count) => Rebuild(Count + count);

    void Rebuild(int count)
    {
        var capacity = 8;
        while (capacity < 2 * (count + 1)) capacity *= 2;
        var slots = new Slot[capacity];
        foreach (ref var old in _slots.AsSpan())
        {
            if (old.Candidate is null || ReferenceEquals(old.Candidate, Removed)) continue;
            var index = old.Hash & (capacity - 1);
            while (slots[index].Candidate is not null) index = (index + 1) & (capacity - 1);
            slots[index] = old;
        }
        _used = Count;
        Volatile.Write(ref _slots, slots);
    }

    internal struct Slot
    {
        internal PersistentObject? Candidate;
        internal int Hash;
    }

    /// <summary>The candidates with one hash.</summary>
    internal ref struct Probe
    {
        readonly Slot[] _slots;
        readonly int _hash;
        int _index;
        int _steps;

        internal Probe(Slot[] slots, int hash)
        {
            _slots = slots;
            _hash = hash;
            _index = hash & (_slots.Length - 1);
        }

        /// <summary>The next candidate, null at the end.</summary>
        internal PersistentObject? Next()
        {
            // The steps are bounded: a reader of a table that the writer fills and empties behind it must end.
            while (_steps++ < _slots.Length)
            {
                ref var slot = ref _slots[_index];
                _index = (_index + 1) & (_slots.Length - 1);
                var candidate = Volatile.Read(ref slot.Candidate);
                if (candidate is null) return null;
                TestHooks.At(HookPoint.CandidateLoaded);
                if (slot.Hash == _hash && !ReferenceEquals(candidate, Removed)) return candidate;
            }
            return null;
        }
    }

    sealed class Tombstone : PersistentObject;
}
