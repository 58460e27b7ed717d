using System.Diagnostics;
using PersistentObjects.CompilerServices;
using PersistentObjects.Objects;

namespace PersistentObjects;

/// <summary>
/// The base of all persistent classes; the generator adds it. An instance is a plain object until it is added to a
/// store.
/// </summary>
/// <remarks>
/// Reading an attached object is safe from every thread. Setters of an attached object are serialized by its store.
/// A detached object is as thread-safe as any plain object: not at all.
/// </remarks>
/// <invariants>
/// The fields of the properties hold published values only; whatever else there is hangs on the sidecar.
/// <list type="bullet">
/// <item>Sidecar changes only under the writer lock. It is null exactly when the object is detached (and never was
/// attached) or settled.</item>
/// <item>Fields and stamp of an attached object are written by the publisher only (or, under the scope lock, by a
/// relaxed setter that publishes at once), always after the sidecar was set or while nobody needs the old value.</item>
/// <item>Home is set after the sidecar and before the first candidate.</item>
/// </list>
/// </invariants>
[DebuggerDisplay("{ToString(),nq}")]
public abstract class PersistentObject : ObjectHeader
{
    /// <summary>The newest node of the version chain, a sentinel, or null when settled.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal VersionNode? Sidecar;

    /// <summary>A detached copy of the fields: the values of one version.</summary>
    internal PersistentObject CopyValues()
    {
        var copy = (PersistentObject)MemberwiseClone();
        copy.Home = null;
        copy.Sidecar = null;
        return copy;
    }
}
