using PersistentObjects.Backups;
using PersistentObjects.Objects;
using PersistentObjects.Serialization;
using PersistentObjects.Storage;
using PersistentObjects.Verification;

namespace PersistentObjects.Salvage;

/// <summary>Copies the blobs that a state mentions, and marks those that can't be read: of them, length and hash are left.</summary>
sealed class BlobRescue
{
    readonly SortedDictionary<string, LostBlob> _lost = new(StringComparer.Ordinal);
    readonly HashSet<BlobHash> _unreadable = [];

    /// <summary>How many were copied.</summary>
    internal int Copied { get; private set; }

    internal IReadOnlyList<LostBlob> Lost => [.. _lost.Values];

    internal static BlobRescue Run(IStorage source, StoreBuilder builder, StoredState state, CancellationToken cancellationToken)
    {
        var rescue = new BlobRescue();
        var owners = new Dictionary<BlobHash, (long Length, SortedSet<long> Objects)>();
        foreach (var (id, o) in ObjectsOf(state))
        {
            var reader = new StoredValueReader((_, _) => { }, (in head, _) =>
            {
                if (head.Form != BlobForm.File) return;
                if (!owners.TryGetValue(head.Hash, out var owner)) owners.Add(head.Hash, owner = (head.Length, []));
                owner.Objects.Add(id);
            });
            o.Split(reader);
        }
        foreach (var (hash, (length, objects)) in owners) rescue.Copy(source, builder, hash, length, objects, cancellationToken);
        if (owners.Count > 0) builder.SyncNames();
        if (rescue._unreadable.Count == 0) return rescue;
        foreach (var (id, o) in ObjectsOf(state))
        {
            if (StoredBlobs.MarkLost(o, rescue._unreadable.Contains)) state.Set(id, o);
        }
        state.Commit();
        return rescue;
    }

    void Copy(IStorage source, StoreBuilder builder, BlobHash hash, long length, IEnumerable<long> objects, CancellationToken cancellationToken)
    {
        if (builder.TryCopyBlob(source, hash, length, cancellationToken) is not { } fault)
        {
            Copied++;
            return;
        }
        _unreadable.Add(hash);
        _lost.Add($"{hash}", new LostBlob($"{hash}", length, source.Describe(fault.Path), $"Expected {fault.Expected}, found {fault.Found}.", [.. objects]));
    }

    /// <summary>The objects that may have blobs, with all values in their bytes.</summary>
    static IEnumerable<(long Id, StoredObject Object)> ObjectsOf(StoredState state)
    {
        foreach (var page in state.Pages)
        {
            for (var slot = 0; slot < ExtentPage.Size; slot++)
            {
                if (page[slot] is { } o && o.Layout.Types.Any(type => type.HasBlobs)) yield return (((long)page.Number << ExtentPage.Shift) + slot, o.Whole(StoredValueReader.Silent));
            }
        }
    }
}
