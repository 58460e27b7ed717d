using PersistentObjects.Blobs;
using PersistentObjects.Serialization;
using PersistentObjects.Storage;

namespace PersistentObjects.Verification;

/// <summary>The blobs that values mention whose content is in files, each with the first place that does.</summary>
sealed class BlobMentions
{
    readonly Dictionary<BlobHash, (long Length, StoredLayout Layout, int Property, long Id)> _files = [];

    /// <summary>Whose values are being read.</summary>
    internal (StoredLayout Layout, int Property, long Id) Owner { get; set; }

    internal IEnumerable<(BlobHash Hash, long Length)> Files => _files.Select(file => (file.Key, file.Value.Length));

    internal int Count => _files.Count;

    internal long Bytes => _files.Values.Sum(file => file.Length);

    /// <exception cref="RecordFormatException">It was mentioned with another length before.</exception>
    internal void Add(in BlobHead head)
    {
        if (head.Form != BlobForm.File) return;
        var (layout, property, id) = Owner;
        if (_files.TryAdd(head.Hash, (head.Length, layout, property, id)) || _files[head.Hash].Length == head.Length) return;
        throw new RecordFormatException($"a blob of {head.Length} bytes with the hash {head.Hash}, which one of {_files[head.Hash].Length} bytes has");
    }

    /// <summary>Reads all of them; what is not as it was written is told, with who mentions it.</summary>
    internal void Examine(IStorage storage, Action<BlobFault, string> found, CancellationToken cancellationToken)
    {
        foreach (var (hash, file) in _files)
        {
            if (BlobExamination.FindDamage(storage, hash, file.Length, null, cancellationToken) is { } fault)
            {
                found(fault, $"{file.Layout.ClassName}.{file.Layout.Description.Properties[file.Property].Name} of object {file.Id}");
            }
        }
    }
}
