namespace PersistentObjects.Objects;

/// <summary>Refuses transactions while the managed heap is at its limit.</summary>
/// <invariants>
/// <list type="bullet">
/// <item>Asked under the writer lock, before anything of the transaction is in the log: who is refused is rolled back whole.</item>
/// <item>A transaction that deletes and adds nothing is never refused: it is the way out.</item>
/// <item>Nobody is refused because of garbage: before the first refusal, and again when so much was allocated that things may be
/// otherwise, or something was deleted, or let go by a scope, all of it is collected.</item>
/// </list>
/// </invariants>
/// <remarks>
/// How much memory is in use is asked once in <see cref="ChangesPerLook"/> changes, since that walks the collector's regions. Until
/// so much was allocated since the last collection that the next one is worth it, the heap is taken to be as that one left it.
/// </remarks>
sealed class MemoryGuard(long limit, IMemoryMeter meter)
{
    internal const int ChangesPerLook = 1024;

    /// <summary>So many bytes of records count as one change.</summary>
    const int BytesPerChange = 256;

    /// <summary>How much may be allocated, as a part of the limit, before garbage is collected once more.</summary>
    const int GrowthDivisor = 32;

    long _budget = ChangesPerLook;
    long _collectedAt = long.MinValue / 2;
    volatile bool _mayHaveFreed;
    volatile bool _isFull;

    /// <summary>Whether those who add are refused.</summary>
    internal bool IsFull => _isFull;

    /// <summary>A transaction is about to be staged. Writer lock.</summary>
    /// <exception cref="StoreMemoryLimitException">It is not.</exception>
    internal void Admit(ChangeSet changes, int recordBytes)
    {
        if (_isFull && changes.Frees)
        {
            // Whoever adds next has it collected, and not each of many that delete.
            _mayHaveFreed = true;
            return;
        }
        if (!IsAdmitted(changes.Changes.Length, recordBytes) && !changes.Frees) throw Full();
    }

    /// <summary>So many objects were added by a transaction that goes on. Writer lock.</summary>
    /// <exception cref="StoreMemoryLimitException">It can't be committed any more.</exception>
    internal void AdmitAdditions(int count)
    {
        if (!IsAdmitted(count, 0)) throw Full();
    }

    /// <summary>Whether changes are not refused. Writer lock.</summary>
    internal bool IsAdmitted(int changes, int recordBytes)
    {
        if (limit == 0) return true;
        _budget -= changes + recordBytes / BytesPerChange;
        if (_budget > 0 && !_isFull) return true;
        _budget = ChangesPerLook;
        Look();
        return !_isFull;
    }

    /// <summary>A scope has let go of old values and deleted objects.</summary>
    internal void NoteRelease() => _mayHaveFreed = true;

    void Look()
    {
        if (meter.UsedBytes <= limit)
        {
            _isFull = false;
            return;
        }
        if (!_mayHaveFreed && meter.AllocatedBytes - _collectedAt < limit / GrowthDivisor) return;
        // Before: what is let go meanwhile may not be collected now.
        _mayHaveFreed = false;
        meter.Collect();
        _collectedAt = meter.AllocatedBytes;
        _isFull = meter.UsedBytes > limit;
    }

    StoreMemoryLimitException Full() => new(meter.UsedBytes, limit);
}
