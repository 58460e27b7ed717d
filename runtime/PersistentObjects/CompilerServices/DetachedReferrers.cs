using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace PersistentObjects.CompilerServices;

/// <summary>
/// Which detached objects may refer to a detached one: what the other side of a reference is made of before there is an index.
/// </summary>
/// <remarks>
/// Noted by the setters of references whose other side is declared, and by no others. What is noted need not be true any more, so
/// that whoever asks looks at the references. It is forgotten when the target's Add is published; a rolled back Add leaves it.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class DetachedReferrers
{
    static readonly ConditionalWeakTable<PersistentObject, HashSet<PersistentObject>> Noted = [];

    /// <summary>A detached object is about to refer to another one, or to nothing.</summary>
    public static void Note(PersistentObject referrer, PersistentObject? target)
    {
        if (target is not { Home: null }) return;
        var referrers = Noted.GetValue(target, static _ => new(ReferenceEqualityComparer.Instance));
        // A list of objects that is made by one thread may be given to another one, as any plain object.
        lock (referrers) referrers.Add(referrer);
    }

    /// <summary>The detached objects that refer to one, which is detached itself, by a property.</summary>
    internal static IReadOnlyList<T> Of<T>(PersistentObject target, PersistentProperty reference)
        where T : PersistentObject
    {
        if (!Noted.TryGetValue(target, out var referrers)) return [];
        lock (referrers) return [.. referrers.OfType<T>().Where(o => o.Home is null && reference.RefersTo(o, target))];
    }

    /// <summary>The object is in a store, whose index knows who refers to it.</summary>
    internal static void Forget(PersistentObject target) => Noted.Remove(target);
}
