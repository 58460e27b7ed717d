using PersistentObjects.CompilerServices;

namespace PersistentObjects.Objects;

/// <summary>Who keeps a transaction from deleting what it deletes.</summary>
sealed class RestrictionViolations
{
    const int MostListed = 10;

    readonly List<Referrer> _listed = [];
    long _count;

    internal void Add(PersistentObject referrer, PersistentProperty property, PersistentObject target)
    {
        _count++;
        if (_listed.Count < MostListed) _listed.Add(new Referrer(referrer, property.Name, target));
    }

    /// <exception cref="DeleteRestrictedException">There is one.</exception>
    internal void ThrowIfAny()
    {
        if (_count == 0) return;
        var listed = string.Join(", ", _listed.Select(found => $"{ObjectNames.Short(found.Object)}.{found.Property} refers to {ObjectNames.Short(found.Target)}"));
        var more = _count > _listed.Count ? $", and {_count - _listed.Count} more" : "";
        throw new DeleteRestrictedException(
            $"Objects that are still referred to can't be deleted: {listed}{more}. The transaction was rolled back. Delete in it what refers to "
            + "them, or let that refer to something else, before or after; or say [OnDelete] on the property.",
            _listed,
            _count);
    }
}
