using PersistentObjects.Blobs;
using PersistentObjects.CompilerServices;
using PersistentObjects.Objects;

namespace PersistentObjects.Transactions;

/// <summary>
/// Writes the large blobs of a value, and of the detached objects that it brings along, before the writer lock is taken for it: others
/// go on meanwhile.
/// </summary>
/// <remarks>
/// What it misses, since it takes no lock, or since an operation of a collection says only under the lock what it writes, gets
/// its file later, when it is encoded. A file that is needless, because
/// the transaction fails, is deleted one day.
/// </remarks>
sealed class BlobPreparation : IBlobDestination
{
    readonly BlobFolder _folder;
    readonly ObjectHeap _heap;
    readonly RecordWriter _writer;
    readonly List<PersistentObject> _reached = [];
    readonly HashSet<PersistentObject> _seen = new(ReferenceEqualityComparer.Instance);

    BlobPreparation(BlobFolder folder, ObjectHeap heap)
    {
        (_folder, _heap) = (folder, heap);
        _writer = new RecordWriter { Blobs = this };
    }

    /// <summary>Before an Add.</summary>
    internal static void Prepare(BlobFolder folder, ObjectHeap heap, PersistentObject added)
    {
        var preparation = new BlobPreparation(folder, heap);
        preparation._reached.Add(added);
        preparation.Follow();
    }

    /// <summary>Before a setter.</summary>
    internal static void Prepare<T>(BlobFolder folder, ObjectHeap heap, PersistentProperty<T> property, T value)
    {
        var preparation = new BlobPreparation(folder, heap);
        if (property.HasBlobs) property.Codec.Write(preparation._writer, value);
        if (property.HasReferences) property.Codec.AddReferences(value, preparation._reached);
        preparation.Follow();
    }

    /// <inheritdoc/>
    public bool HasFile(PersistentBlob blob)
    {
        if (blob.Length > _folder.ThresholdBytes) _folder.FileOf(blob);
        // Nobody reads what is written here.
        return true;
    }

    void Follow()
    {
        for (var i = 0; i < _reached.Count; i++)
        {
            var o = _reached[i];
            if (o.Home is not null || !_seen.Add(o) || !_heap.Classes.TryFind(o.GetType(), out var extent)) continue;
            foreach (var property in extent.Model.Blobs)
            {
                property.Write(_writer, o);
                _writer.Clear();
            }
            foreach (var reference in extent.Model.References) reference.AddReferences(o, _reached);
        }
    }
}
