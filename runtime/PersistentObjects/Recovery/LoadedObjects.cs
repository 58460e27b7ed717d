using PersistentObjects.Blobs;
using PersistentObjects.CompilerServices;
using PersistentObjects.Objects;
using PersistentObjects.Serialization;

namespace PersistentObjects.Recovery;

/// <summary>The objects that values refer to: the live ones, and of a snapshot the deleted ones that are still referred to.</summary>
sealed class LoadedObjects(ObjectDirectory directory, BlobFolder? blobs = null) : IObjectResolver
{
    readonly Dictionary<long, PersistentObject> _ghosts = [];

    /// <inheritdoc/>
    public PersistentObject? Resolve(long id) => directory.Find(id) ?? _ghosts.GetValueOrDefault(id);

    /// <inheritdoc/>
    public PersistentBlob ResolveBlob(BlobHash hash, long length) => blobs?.Resolve(hash, length) ?? new PersistentBlob(hash, length);

    /// <summary>The class of an object, also of a deleted one.</summary>
    internal ClassExtent? ClassOf(long id) => directory.PageOf(id)?.Owner ?? _ghosts.GetValueOrDefault(id)?.Home;

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
