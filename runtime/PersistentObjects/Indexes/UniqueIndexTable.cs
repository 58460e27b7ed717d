using PersistentObjects.CompilerServices;
using PersistentObjects.Objects;

namespace PersistentObjects.Indexes;

/// <summary>A unique index. Null is no key.</summary>
/// <remarks>A key may have several candidates: each version of each object that had it and is still needed.</remarks>
sealed class UniqueIndexTable<TKey>(IndexDefinition definition, PersistentProperty<TKey> key, ObjectHeap heap)
    : KeyedIndex<TKey>(definition, key, heap)
{
    readonly CandidateTable _candidates = new();

    internal override int CandidateCount => _candidates.Count;

    internal override bool IsUnique => true;

    /// <summary>The object that has the key as the calling thread may see it.</summary>
    internal PersistentObject? Find(TKey key)
    {
        if (key is null) return null;
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

    internal override void CheckUnique(PersistentObject o, VersionNode draft) => CheckUnique(
        o, Key.In(draft.Values!), "The transaction was rolled back; give one of them another value.");

    internal override void AddRecovered(PersistentObject o)
    {
        base.AddRecovered(o);
        CheckUnique(
            o,
            Key.In(o),
            "Both are stored, so the property was made unique after they were written; the store was not opened and nothing "
            + "was changed. Open it with the program that wrote it and give one of them another value.");
    }

    protected override void Link(TKey key, PersistentObject o)
    {
        if (key is not null) _candidates.Add(Hash(key), o);
    }

    protected override void Unlink(TKey key, PersistentObject o)
    {
        if (key is not null) _candidates.Remove(Hash(key), o);
    }

    PersistentObject? Find(TKey key, int hash, View view)
    {
        var probe = _candidates.Start(hash);
        while (probe.Next() is { } candidate)
        {
            if (Matches(candidate, key, view)) return candidate;
        }
        return null;
    }

    void CheckUnique(PersistentObject o, TKey key, string advice)
    {
        if (key is null) return;
        var probe = _candidates.Start(Hash(key));
        while (probe.Next() is { } other)
        {
            if (!ReferenceEquals(other, o) && Matches(other, key, View.Newest)) throw Violation(key, o, other, advice);
        }
    }

    UniqueViolationException Violation(TKey key, PersistentObject o, PersistentObject holder, string advice)
    {
        var className = Definition.Owner!.Name;
        return new UniqueViolationException(
            $"{className}.{Key.Name} must be unique: {ObjectNames.Short(o)} would have the value '{key}', which "
            + $"{ObjectNames.Short(holder)} has. {advice}",
            className,
            Key.Name,
            key,
            holder);
    }
}
