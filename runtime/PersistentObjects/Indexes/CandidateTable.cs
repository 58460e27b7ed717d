using PersistentObjects.Objects;

namespace PersistentObjects.Indexes;

/// <summary>A hash table of candidates by the hash of their key; the key itself is read from the object.</summary>
/// <remarks>
/// <para>
/// Open addressing with linear probing. A slot is the stored hash and the number of an entry in one word, and only entries are
/// references, which are filled from the front: candidates all over a large table would make the collector look at as many
/// places of it, at every collection, as candidates were added since the last.
/// </para>
/// <para>
/// One writer; readers take the table once and probe it without a lock. The writer stores an entry, then the slot, both with
/// release; a slot that was used once is never empty again, and keeps its entry. What the view of a reader needs was there
/// before the reader began, so it finds it: on the way are slots that were used by then. A candidate that it meets under a hash
/// that is not its own came later or has gone, and is not one that its view needs; whoever uses a candidate looks at its key.
/// A larger table replaces the old one, which is not changed any more.
/// </para>
/// </remarks>
sealed class CandidateTable
{
    static readonly PersistentObject Removed = new Tombstone();

    Table _table = new(8);
    int _used;

    internal int Count { get; private set; }

    /// <summary>The hash under which a candidate is kept: 0 is that of a slot that was never used.</summary>
    internal static int Stored(int hash) => hash == 0 ? 1 : hash;

    /// <summary>All candidates that were there when it was called, each once, with their stored hashes, and possibly some that came later.</summary>
    internal IEnumerable<(int Hash, PersistentObject Candidate)> All()
    {
        var table = Volatile.Read(ref _table);
        for (var i = 0; i <= table.Mask; i++)
        {
            var slot = Volatile.Read(ref table.Slots[i]);
            if (slot != 0 && table.CandidateOf(slot) is var candidate && !ReferenceEquals(candidate, Removed)) yield return (HashOf(slot), candidate);
        }
    }

    /// <summary>Where a reader begins.</summary>
    internal Probe Start(int hash) => new(Volatile.Read(ref _table), Stored(hash));

    internal void Add(int hash, PersistentObject candidate)
    {
        if (_used == _table.Candidates.Length) Rebuild(Count);
        var stored = Stored(hash);
        var index = stored & _table.Mask;
        for (; _table.Slots[index] is not 0 and var taken; index = (index + 1) & _table.Mask)
        {
            if (ReferenceEquals(_table.CandidateOf(taken), Removed)) break;
        }
        var entry = _table.Slots[index] is 0 ? _used++ : EntryOf(_table.Slots[index]);
        Volatile.Write(ref _table.Candidates[entry], candidate);
        Volatile.Write(ref _table.Slots[index], Slot(stored, entry));
        Count++;
    }

    internal void Remove(int hash, PersistentObject candidate)
    {
        var stored = Stored(hash);
        for (var index = stored & _table.Mask; _table.Slots[index] is not 0 and var slot; index = (index + 1) & _table.Mask)
        {
            if (HashOf(slot) != stored || !ReferenceEquals(_table.CandidateOf(slot), candidate)) continue;
            Volatile.Write(ref _table.Candidates[EntryOf(slot)], Removed);
            Count--;
            return;
        }
        throw new CandidatesDisagreeException($"The index has no candidate {ObjectNames.Short(candidate)}");
    }

    /// <summary>Makes room for so many candidates at once.</summary>
    internal void Reserve(int count) => Rebuild(Count + count);

    static long Slot(int stored, int entry) => ((long)stored << 32) | (uint)entry;

    static int HashOf(long slot) => (int)(slot >> 32);

    static int EntryOf(long slot) => (int)slot;

    void Rebuild(int count)
    {
        var capacity = 8;
        while (capacity < 2 * (count + 1)) capacity *= 2;
        var table = new Table(capacity);
        var entries = 0;
        foreach (var slot in _table.Slots)
        {
            if (slot == 0 || _table.CandidateOf(slot) is var candidate && ReferenceEquals(candidate, Removed)) continue;
            var index = HashOf(slot) & table.Mask;
            while (table.Slots[index] != 0) index = (index + 1) & table.Mask;
            table.Candidates[entries] = candidate;
            table.Slots[index] = Slot(HashOf(slot), entries++);
        }
        _used = Count;
        Volatile.Write(ref _table, table);
    }

    /// <summary>Three quarters of the slots can be used, and each of those has an entry.</summary>
    internal sealed class Table(int capacity)
    {
        internal readonly int Mask = capacity - 1;
        internal readonly long[] Slots = new long[capacity];
        internal readonly PersistentObject?[] Candidates = new PersistentObject?[capacity / 4 * 3];

        internal PersistentObject CandidateOf(long slot) => Volatile.Read(ref Candidates[EntryOf(slot)])!;
    }

    /// <summary>The candidates with one hash.</summary>
    internal ref struct Probe
    {
        readonly Table _table;
        readonly int _hash;
        int _index;
        int _steps;

        internal Probe(Table table, int stored)
        {
            _table = table;
            _hash = stored;
            _index = stored & table.Mask;
        }

        /// <summary>The next candidate, null at the end.</summary>
        internal PersistentObject? Next()
        {
            // The steps are bounded: a reader of a table that the writer fills and empties behind it must end.
            while (_steps++ <= _table.Mask)
            {
                var slot = Volatile.Read(ref _table.Slots[_index]);
                _index = (_index + 1) & _table.Mask;
                if (slot == 0) return null;
                if (HashOf(slot) != _hash) continue;
                TestHooks.At(HookPoint.CandidateLoaded);
                var candidate = _table.CandidateOf(slot);
                if (!ReferenceEquals(candidate, Removed)) return candidate;
            }
            return null;
        }
    }

    sealed class Tombstone : PersistentObject;
}
