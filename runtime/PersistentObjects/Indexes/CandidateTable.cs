using PersistentObjects.Objects;

namespace PersistentObjects.Indexes;

/// <summary>A hash table of candidates by the hash of their key; the key itself is read from the object.</summary>
/// <remarks>
/// <para>
/// Open addressing with linear probing. Hashes lie apart from candidates: a probe that looks at hashes first passes over others in
/// one line of the cache, and what a look-up of a large table waits for is the cache. Both are found by the slot's number alone,
/// so that the processor waits for them at the same time: candidates in the order in which they came, with their numbers beside
/// the hashes, would please the collector, which looks at every place where a young object was stored, but cost a look-up
/// two fifths more.
/// </para>
/// <para>
/// One writer; readers take the slots once and probe them without a lock. The writer stores a slot's hash, then its candidate,
/// both with release; a slot's hash is never empty again. What the view of a reader needs was there before the reader
/// began, so it finds it: on the way are slots that had a hash by then. A candidate that it meets under a hash that is not its
/// own, or is not there yet, came later or has gone, and is not one that its view needs; whoever uses a candidate looks at its
/// key. A larger table replaces the old one, which is not changed any more.
/// </para>
/// </remarks>
sealed class CandidateTable
{
    static readonly PersistentObject Removed = new Tombstone();

    Slots _slots = new(8);
    int _used;

    internal int Count { get; private set; }

    /// <summary>The hash under which a candidate is kept: 0 is that of a slot that was never used.</summary>
    internal static int Stored(int hash) => hash == 0 ? 1 : hash;

    /// <summary>All candidates that were there when it was called, each once, with their stored hashes, and possibly some that came later.</summary>
    internal IEnumerable<(int Hash, PersistentObject Candidate)> All()
    {
        var slots = Volatile.Read(ref _slots);
        for (var i = 0; i <= slots.Mask; i++)
        {
            if (Volatile.Read(ref slots.Candidates[i]) is { } candidate && !ReferenceEquals(candidate, Removed)) yield return (slots.Hashes[i], candidate);
        }
    }

    /// <summary>Where a reader begins.</summary>
    internal Probe Start(int hash) => new(Volatile.Read(ref _slots), Stored(hash));

    internal void Add(int hash, PersistentObject candidate)
    {
        if (4 * (_used + 1) > 3 * (_slots.Mask + 1)) Rebuild(Count);
        var stored = Stored(hash);
        var index = stored & _slots.Mask;
        while (_slots.Candidates[index] is { } taken && !ReferenceEquals(taken, Removed)) index = (index + 1) & _slots.Mask;
        if (_slots.Candidates[index] is null) _used++;
        Volatile.Write(ref _slots.Hashes[index], stored);
        Volatile.Write(ref _slots.Candidates[index], candidate);
        Count++;
    }

    internal void Remove(int hash, PersistentObject candidate)
    {
        var stored = Stored(hash);
        for (var index = stored & _slots.Mask; ; index = (index + 1) & _slots.Mask)
        {
            var found = _slots.Candidates[index]
                ?? throw new CandidatesDisagreeException($"The index has no candidate {ObjectNames.Short(candidate)}");
            if (!ReferenceEquals(found, candidate) || _slots.Hashes[index] != stored) continue;
            Volatile.Write(ref _slots.Candidates[index], Removed);
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
        var slots = new Slots(capacity);
        for (var i = 0; i <= _slots.Mask; i++)
        {
            if (_slots.Candidates[i] is not { } candidate || ReferenceEquals(candidate, Removed)) continue;
            var index = _slots.Hashes[i] & slots.Mask;
            while (slots.Candidates[index] is not null) index = (index + 1) & slots.Mask;
            (slots.Hashes[index], slots.Candidates[index]) = (_slots.Hashes[i], candidate);
        }
        _used = Count;
        Volatile.Write(ref _slots, slots);
    }

    internal sealed class Slots(int capacity)
    {
        internal readonly int Mask = capacity - 1;
        internal readonly int[] Hashes = new int[capacity];
        internal readonly PersistentObject?[] Candidates = new PersistentObject?[capacity];
    }

    /// <summary>The candidates with one hash.</summary>
    internal ref struct Probe
    {
        readonly Slots _slots;
        readonly int _hash;
        int _index;
        int _steps;

        internal Probe(Slots slots, int stored)
        {
            _slots = slots;
            _hash = stored;
            _index = stored & _slots.Mask;
        }

        /// <summary>The next candidate, null at the end.</summary>
        internal PersistentObject? Next()
        {
            // The steps are bounded: a reader of a table that the writer fills and empties behind it must end.
            while (_steps++ <= _slots.Mask)
            {
                var index = _index;
                _index = (_index + 1) & _slots.Mask;
                var hash = Volatile.Read(ref _slots.Hashes[index]);
                if (hash == 0) return null;
                if (hash != _hash) continue;
                TestHooks.At(HookPoint.CandidateLoaded);
                var candidate = Volatile.Read(ref _slots.Candidates[index]);
                if (candidate is not null && !ReferenceEquals(candidate, Removed)) return candidate;
            }
            return null;
        }
    }

    sealed class Tombstone : PersistentObject;
}
