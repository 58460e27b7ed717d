using PersistentObjects.Evolution;

namespace PersistentObjects.Objects;

/// <summary>
/// The objects of 256 consecutive ids. All belong to one class, so that an id says where its object is and a class
/// needs no list of its own beside the pages.
/// </summary>
/// <invariants>
/// A slot holds its object from the Add on (also while the Add is not published: the object is a candidate, which every
/// reader checks) until the deletion has settled or the Add was rolled back. Slots are written under the writer lock.
/// </invariants>
sealed class ExtentPage(ClassExtent owner, int number)
{
    internal const int Size = 256;
    internal const int Shift = 8;

    readonly PersistentObject?[] _slots = new PersistentObject?[Size];
    RetainedValues[]? _kept;

    internal readonly ClassExtent Owner = owner;
    internal readonly int Number = number;

    /// <summary>How many slots are taken. Writer lock.</summary>
    internal int Live { get; private set; }

    /// <summary>The first id of the page; 0 is no id, so page 0 begins with 1.</summary>
    internal long FirstId => Number == 0 ? 1 : (long)Number << Shift;

    internal long EndId => ((long)Number + 1) << Shift;

    internal PersistentObject? this[int slot] => Volatile.Read(ref _slots[slot]);

    internal static int SlotOf(long id) => (int)(id & (Size - 1));

    internal void Put(long id, PersistentObject o)
    {
        Volatile.Write(ref _slots[SlotOf(id)], o);
        Live++;
    }

    internal void Remove(long id)
    {
        Volatile.Write(ref _slots[SlotOf(id)], null);
        if (_kept is not null) _kept[SlotOf(id)] = default;
        Live--;
    }

    /// <summary>What is kept beside the object; it changes only when the store is opened and when the object goes.</summary>
    internal RetainedValues KeptAt(int slot) => _kept is null ? default : _kept[slot];

    /// <summary>Whether something is kept beside any of its objects, or was.</summary>
    internal bool KeepsAny => _kept is not null;

    internal long IdAt(int slot) => ((long)Number << Shift) + slot;

    internal void Keep(long id, RetainedValues values)
    {
        if (_kept is null) Interlocked.CompareExchange(ref _kept, new RetainedValues[Size], null);
        _kept[SlotOf(id)] = values;
    }
}
