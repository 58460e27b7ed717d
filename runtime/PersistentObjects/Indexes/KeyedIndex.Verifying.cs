using PersistentObjects.Objects;

namespace PersistentObjects.Indexes;

/// <summary>How an index is compared with the objects.</summary>
abstract partial class KeyedIndex<TKey>
{
    internal override void Verify(IEnumerable<PersistentObject> objects, View view, Action<PersistentObject?, string> report)
    {
        var matches = new Dictionary<PersistentObject, int>(ReferenceEqualityComparer.Instance);
        CountMatches(matches, view, report);
        foreach (var o in objects)
        {
            var keys = KeysAt(o, view);
            matches.Remove(o, out var found);
            if (found < keys.Count) report(o, $"is not found under {Of(keys)}");
            // Among versions that are still needed, one may by chance have a key whose hash code another one's key has.
            else if (found > keys.Count && Volatile.Read(ref o.Sidecar) is null) report(o, $"is found more than once under {Of(keys)}");
        }
        foreach (var stranger in matches.Keys) report(stranger, "is in the index and not in the extent");
    }

    /// <summary>Counts how often a look-up would find each object, and reports what is out of place.</summary>
    protected abstract void CountMatches(Dictionary<PersistentObject, int> matches, View view, Action<PersistentObject?, string> report);

    /// <summary>The different keys of an object in a view.</summary>
    protected ISet<TKey> KeysAt(PersistentObject o, View view)
    {
        var keys = new List<TKey>();
        _source.ReadAllAt(o, view, keys);
        var different = Comparison.NewSet();
        foreach (var key in keys)
        {
            if (IsIndexed(key)) different.Add(key);
        }
        return different;
    }

    static string Of(ISet<TKey> keys) => string.Join(", ", keys.Select(key => KeyText.Of(key)));
}
