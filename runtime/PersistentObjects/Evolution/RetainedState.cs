using System.Collections.Concurrent;
using PersistentObjects.CompilerServices;
using PersistentObjects.Objects;
using PersistentObjects.Schema;
using PersistentObjects.Serialization;

namespace PersistentObjects.Evolution;

/// <summary>
/// The values of a store's objects that no class declares: those of retired properties, of retired classes, and of what a newer
/// program has added. They are kept as they were stored, beside their objects (<see cref="ExtentPage"/>).
/// </summary>
/// <invariants>
/// <list type="bullet">
/// <item>Values are kept, changed and given up only while the store is being opened, before anybody else sees it. Later they come
/// and go with their object alone. So they need no versions.</item>
/// <item>What they mention lasts as they do: a blob's handle is held, and the class of each object that is referred to is known, so
/// that a snapshot can name it when the object has been deleted since.</item>
/// </list>
/// </invariants>
sealed class RetainedState
{
    readonly ConcurrentDictionary<long, ClassExtent> _targets = [];
    readonly ConcurrentDictionary<BlobHash, PersistentBlob> _blobs = [];
    readonly ConcurrentDictionary<(ClassExtent Extent, string Name), IReadOnlyList<string>> _formerNames = [];

    /// <param name="heap">The store's.</param>
    internal RetainedState(ObjectHeap heap) => Resolver = new KeptResolver(heap, _blobs);

    internal RetainedLayout Empty { get; } = RetainedLayout.NewEmpty();

    /// <summary>Whether anything was ever kept.</summary>
    internal bool HasAny { get; private set; }

    /// <summary>The objects that kept values refer to, with their classes.</summary>
    internal IEnumerable<KeyValuePair<long, ClassExtent>> Targets => _targets;

    /// <summary>Finds what kept values mention, as a migration sees it.</summary>
    internal IObjectResolver Resolver { get; }

    /// <summary>A description tells what a property that is kept was called before.</summary>
    internal void NoteNames(ClassExtent extent, StoredProperty property)
    {
        if (property.FormerNames.Count > 0) _formerNames[(extent, property.Name)] = property.FormerNames;
    }

    internal IReadOnlyList<string> FormerNames(ClassExtent extent, string name) => _formerNames.GetValueOrDefault((extent, name)) ?? [];

    /// <summary>Keeps the value of a property. A page may be filled by several threads, an object by one.</summary>
    internal void Keep(PersistentObject o, StoredProperty property, ReadOnlySpan<byte> value)
    {
        HasAny = true;
        var page = o.Home!.Heap.Directory.PageOf(o.IdValue)!;
        page.Keep(o.IdValue, page.KeptAt(ExtentPage.SlotOf(o.IdValue)).With(Empty, property, value));
    }

    /// <summary>Keeps the values of these properties no longer.</summary>
    internal void GiveUp(ClassExtent extent, IReadOnlySet<string> names)
    {
        foreach (var page in extent.Pages)
        {
            for (var slot = 0; page is { KeepsAny: true } && slot < ExtentPage.Size; slot++)
            {
                var kept = page.KeptAt(slot);
                for (var place = (kept.Layout?.Properties.Length ?? 0) - 1; place >= 0; place--)
                {
                    if (names.Contains(kept.Layout!.Properties[place].Name)) page.Keep(page.IdAt(slot), kept = kept.Without(place));
                }
            }
        }
    }

    /// <summary>Notes the objects and blobs that a value mentions.</summary>
    internal void NoteMentions(ReadOnlySpan<byte> value, StoredType type, Func<long, ClassExtent?> classOf, Func<BlobHash, long, PersistentBlob> blobOf)
    {
        var reader = new RecordReader(value);
        new StoredValueReader(
            (id, _) =>
            {
                if (classOf((long)id) is { } extent) _targets.TryAdd((long)id, extent);
            },
            (in head, _) =>
            {
                if (head.Form == BlobForm.File) _blobs.TryAdd(head.Hash, blobOf(head.Hash, head.Length));
            }).Read(ref reader, type);
    }

    /// <summary>Tells where blobs go that values mention which are about to be written as they are.</summary>
    internal void TellBlobs(in RetainedValues kept, IBlobDestination? destination)
    {
        if (destination is null || _blobs.IsEmpty || !kept.Layout!.Types.Any(type => type.HasBlobs)) return;
        var reader = new RecordReader(kept.Bytes);
        var values = new StoredValueReader((_, _) => { }, (in head, _) =>
        {
            if (head.Form == BlobForm.File) destination.HasFile(_blobs[head.Hash]);
        });
        foreach (var type in kept.Layout.Types) values.Read(ref reader, type);
    }

    sealed class KeptResolver(ObjectHeap heap, ConcurrentDictionary<BlobHash, PersistentBlob> blobs) : IObjectResolver
    {
        public PersistentObject? Resolve(long id) => heap.Directory.Find(id) is { } o && Visibility.Exists(o, View.Newest) ? o : null;

        public PersistentBlob ResolveBlob(BlobHash hash, long length) => blobs[hash];
    }
}
