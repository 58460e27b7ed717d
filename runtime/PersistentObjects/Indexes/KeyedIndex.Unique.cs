using PersistentObjects.Objects;

namespace PersistentObjects.Indexes;

/// <summary>What unique indexes share.</summary>
abstract partial class KeyedIndex<TKey>
{
    /// <summary>Another object that has the key as the write transaction sees it. Only for unique indexes.</summary>
    protected virtual PersistentObject? HolderBeside(PersistentObject o, TKey key) => null;

    internal override void CheckUnique(PersistentObject o, VersionNode draft)
    {
        if (IsUnique) CheckUnique(o, draft.Values!, "The transaction was rolled back; give one of them another value.");
    }

    void CheckRecovered(PersistentObject o) => CheckUnique(
        o,
        o,
        "Both are stored, so the property was made unique after they were written; the store was not opened and nothing "
        + "was changed. Open it with the program that wrote it and give one of them another value.");

    void CheckUnique(PersistentObject o, PersistentObject values, string advice)
    {
        if (HasElements)
        {
            foreach (var element in ElementsIn(values)) CheckUnique(o, element, advice);
        }
        else if (TryKeyIn(values, out var key)) CheckUnique(o, key, advice);
    }

    void CheckUnique(PersistentObject o, TKey key, string advice)
    {
        if (HolderBeside(o, key) is not { } holder) return;
        var className = Definition.Owner!.Name;
        throw new UniqueViolationException(
            $"{className}.{KeyName} must be unique: {ObjectNames.Short(o)} would have the value {KeyText.Of(key)}, which "
            + $"{ObjectNames.Short(holder)} has. {advice}",
            className,
            KeyName,
            key,
            holder);
    }
}
