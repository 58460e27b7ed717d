using PersistentObjects.CompilerServices;
using PersistentObjects.Objects;

namespace PersistentObjects.Indexes;

/// <summary>A unique index of objects that were stored before it was one, so that many of them may have one key.</summary>
/// <remarks>
/// Until a migration has given them other keys, a table that is probed would take them one by one, each behind all others. So the
/// candidates are kept as those of an equality index, from when the store is opened until it is closed.
/// </remarks>
sealed partial class UniqueIndexTable<TKey>
{
    // Set when the index is loaded, and never again.
    EqualityIndexTable<TKey>? _shared;

    void Share(IReadOnlyList<object> parts)
    {
        HadViolations = true;
        _candidates = new CandidateTable();
        _shared = new EqualityIndexTable<TKey>(new EqualityIndexDefinition<TKey>(Definition.Name, definition.Key, definition.Comparison) { Owner = Definition.Owner }, Heap);
        _shared.Load(parts);
    }

    PersistentObject? FindShared(TKey key) => Glance.At(Heap, (Index: this, Key: key), static (look, view) =>
    {
        foreach (var candidate in look.Index._shared!.CandidatesOf(look.Key))
        {
            if (look.Index.IsMatch(candidate, look.Key, view)) return candidate;
        }
        return null;
    });

    void AddSharedMatches(TKey key, List<PersistentObject> matches)
    {
        foreach (var candidate in _shared!.CandidatesOf(key))
        {
            if (IsMatch(candidate, key, View.Newest)) matches.Add(candidate);
        }
    }

    PersistentObject? HolderOfShared(PersistentObject o, TKey key)
    {
        foreach (var candidate in _shared!.CandidatesOf(key))
        {
            if (!ReferenceEquals(candidate, o) && IsMatch(candidate, key, View.Newest)) return candidate;
        }
        return null;
    }

    void LinkShared(TKey key, PersistentObject o)
    {
        // The leftovers are noted here, and lie there.
        if (HasLeftovers && _shared!.HasCandidate(new KeyedCandidate<TKey>(key, Hash(key), o))) return;
        _shared!.Link(key, o);
    }
}
