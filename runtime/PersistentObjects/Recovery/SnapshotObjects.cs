using PersistentObjects.Blobs;
using PersistentObjects.CompilerServices;
using PersistentObjects.Objects;
using PersistentObjects.Serialization;

namespace PersistentObjects.Recovery;

/// <summary>The objects that values of a snapshot refer to: the live ones, and the deleted ones that are still referred to.</summary>
sealed class SnapshotObjects(ObjectDirectory directory, BlobFolder blobs) : IObjectResolver
{
    readonly Dictionary<long, PersistentObject> _ghosts = [];

    /// <inheritdoc/>
    public PersistentObject? Resolve(long id) => directory.Find(id) ?? _ghosts.GetValueOrDefault(id);

    /// <inheritdoc/>
    public PersistentBlob ResolveBlob(BlobHash hash, long length) => blobs.Resolve(hash, length);

    /// <summary>Whoever refers to this object finds it deleted, as before the restart.</summary>
    internal void AddGhost(long id, ClassExtent extent)
    {
        if (id <= 0 || Resolve(id) is not null) throw new RecordFormatException($"object {id} as deleted and as live");
        var o = extent.Model.Create!();
        o.IdValue = id;
        o.Home = extent;
        o.Sidecar = VersionNode.DeletedForever;
        _ghosts.Add(id, o);
    }
}
