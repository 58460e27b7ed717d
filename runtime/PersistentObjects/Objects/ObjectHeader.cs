using System.ComponentModel;
using System.Diagnostics;
using PersistentObjects.Objects;

namespace PersistentObjects.CompilerServices;

/// <summary>The fields of a persistent object that getters don't load. Derive from <see cref="PersistentObject"/> instead.</summary>
/// <remarks>
/// A class of its own, since the runtime lays out a base class's fields before those of the derived ones, and references
/// first in each: so the sidecar, which every getter loads beside the property's field, lies next to the fields of the
/// properties, and more often in the same cache line.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ObjectHeader
{
    private protected ObjectHeader()
    {
    }

    /// <summary>Null when detached; otherwise the store's records of this object's class. Written under the writer lock.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal ClassExtent? Home;

    /// <summary>The id, 0 when detached. Written under the writer lock.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal long IdValue;

    /// <summary>Twice the commit version of the published values, plus one while they are being written: a sequence lock.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal long Stamp;
}
