using PersistentObjects.CompilerServices;
using PersistentObjects.Objects;
using PersistentObjects.Serialization;

namespace PersistentObjects.Recovery;

/// <summary>Finds who has a blob, for messages.</summary>
sealed class BlobOwners : IBlobDestination
{
    readonly BlobHash _hash;
    bool _isFound;

    BlobOwners(BlobHash hash) => _hash = hash;

    /// <summary>The property of an object, such as <c>Shop.Person.Photo of object 12</c>; null when there is none. Nobody else sees the heap yet.</summary>
    internal static string? Find(ObjectHeap heap, BlobHash hash)
    {
        var owners = new BlobOwners(hash);
        var writer = new RecordWriter { Blobs = owners };
        foreach (var extent in heap.Classes.All)
        {
            foreach (var o in extent.Objects)
            {
                foreach (var property in extent.Model.Blobs)
                {
                    property.Write(writer, o);
                    writer.Clear();
                    if (owners._isFound) return $"{extent.Model.Name}.{property.Name} of object {o.IdValue}";
                }
            }
        }
        return null;
    }

    /// <inheritdoc/>
    public bool HasFile(PersistentBlob blob)
    {
        _isFound |= blob.ContentHash == _hash;
        return true;
    }
}
