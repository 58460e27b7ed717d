namespace PersistentObjects.Objects;

/// <summary>
/// From objects to those that refer to them through one property without an index: made for a deletion that deletes others
/// in turn, which would otherwise look at all objects for each of them.
/// </summary>
/// <remarks>Writer lock. References may go after it was made, but none may come.</remarks>
sealed class ReferrerMap(IncomingReference reference)
{
    Dictionary<PersistentObject, List<PersistentObject>>? _referrers;

    /// <summary>Adds the objects that still refer to another one.</summary>
    internal void AddReferrers(PersistentObject target, List<PersistentObject> referrers)
    {
        _referrers ??= Make();
        if (!_referrers.TryGetValue(target, out var found)) return;
        foreach (var referrer in found)
        {
            if (reference.IsReferrer(referrer, target)) referrers.Add(referrer);
        }
    }

    Dictionary<PersistentObject, List<PersistentObject>> Make()
    {
        var map = new Dictionary<PersistentObject, List<PersistentObject>>(ReferenceEqualityComparer.Instance);
        foreach (var (referrer, target) in reference.All())
        {
            if (!map.TryGetValue(target, out var referrers)) map.Add(target, referrers = []);
            referrers.Add(referrer);
        }
        return map;
    }
}
