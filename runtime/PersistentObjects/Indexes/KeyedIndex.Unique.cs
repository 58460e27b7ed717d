using PersistentObjects.Objects;

namespace PersistentObjects.Indexes;

/// <summary>What unique indexes share.</summary>
abstract partial class KeyedIndex<TKey>
{
    /// <summary>Another object that has the key as the write transaction sees it. Only for unique indexes.</summary>
    protected virtual PersistentObject? HolderBeside(PersistentObject o, TKey key) => null;

    internal override void CheckUnique(PersistentObject o, VersionNode draft)
    {
        if (!IsUnique) return;
        if (HasElements)
        {
            foreach (var element in ElementsIn(draft.Values!)) CheckUnique(o, element);
        }
        else if (TryKeyIn(draft.Values!, out var key)) CheckUnique(o, key);
    }

    void CheckUnique(PersistentObject o, TKey key)
    {
        if (HolderBeside(o, key) is not { } holder) return;
        throw Violation(o, key, holder, "The transaction was rolled back; give one of them another value.");
    }

    internal override IEnumerable<SharedKey> FindSharedKeys()
    {
        // The candidates of a key come one after the other.
        var holders = new List<PersistentObject>();
        var key = default(TKey)!;
        foreach (var candidate in Scan((_, _) => { }))
        {
            if (holders.Count > 0 && !KeysEqual(key, candidate.Key))
            {
                if (holders.Count > 1) yield return new SharedKey(key, holders);
                holders = [];
            }
            // A candidate may be that of an older version.
            if (!IsMatch(candidate.Candidate, candidate.Key, View.Newest)) continue;
            key = candidate.Key;
            holders.Add(candidate.Candidate);
        }
        if (holders.Count > 1) yield return new SharedKey(key, holders);
    }

    UniqueViolationException Violation(PersistentObject o, TKey key, PersistentObject holder, string advice)
    {
        var className = Definition.Owner!.Name;
        return new UniqueViolationException(
            $"{className}.{KeyName} must be unique: {ObjectNames.Short(o)} would have the value {KeyText.Of(key)}, which "
            + $"{ObjectNames.Short(holder)} has. {advice}",
            className,
            KeyName,
            key,
            holder);
    }
}
