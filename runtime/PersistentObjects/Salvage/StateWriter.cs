using PersistentObjects.CompilerServices;
using PersistentObjects.Log;
using PersistentObjects.Objects;
using PersistentObjects.Schema;
using PersistentObjects.Serialization;
using PersistentObjects.Snapshots;
using PersistentObjects.Storage;
using PersistentObjects.Verification;

namespace PersistentObjects.Salvage;

/// <summary>Writes a state as a snapshot, without the application's classes.</summary>
/// <remarks>
/// Objects of a class that lack values of properties which were added later are written by a description of their own, so that
/// they get what the initializers of the application give; nothing is made up here.
/// </remarks>
sealed class StateWriter
{
    readonly BlockWriter _blocks;
    readonly StoredState _state;
    readonly StoredClasses _classes;
    readonly long _version;
    readonly RecordWriter _content = new();
    readonly StoredValueReader _anyValues = new((_, _) => { });
    readonly List<SnapshotClass> _written = [];

    StateWriter(BlockWriter blocks, long version, StoredState state, StoredClasses classes)
        => (_blocks, _version, _state, _classes) = (blocks, version, state, classes);

    /// <summary>Writes the file. The caller syncs.</summary>
    /// <param name="file">An empty file.</param>
    /// <param name="storeId">The store that it is to belong to.</param>
    /// <param name="version">Its commit version.</param>
    /// <param name="state">The objects, with their values.</param>
    /// <param name="classes">The class descriptions that a log behind it goes on from.</param>
    /// <param name="reservedPages">How many page numbers are passed over, since somebody may have got ids of them that is lost.</param>
    /// <param name="takenAt">The time.</param>
    internal static FileHeader Write(
        IStorageFile file, Guid storeId, long version, StoredState state, StoredClasses classes, int reservedPages, DateTimeOffset takenAt)
    {
        var blocks = new BlockWriter(file, storeId, version, pace: null);
        var writer = new StateWriter(blocks, version, state, classes);
        return blocks.Finish(writer._content, writer.WriteClasses(reservedPages), takenAt);
    }

    SnapshotDirectory WriteClasses(int reservedPages)
    {
        var ghosts = FindGhosts();
        foreach (var pages in _state.Pages.GroupBy(page => _classes.NameNow(page.ClassName)).OrderBy(pages => pages.Key, StringComparer.Ordinal))
        {
            WriteClass([.. pages], isReferredTo: ghosts.Values.Any(name => _classes.IsSame(name, pages.Key)), reservedPages > 0);
        }
        return new SnapshotDirectory
        {
            Classes = _written,
            PageCount = checked(_state.PageCount + reservedPages),
            Schema = new SchemaState(_classes.LastNumber, [.. _classes.Latest]) { History = _classes.History },
            Readers = _classes.Readers,
            Blocks = _blocks.Blocks,
            Ghosts = [.. ghosts.Select(ghost => new Ghost(ghost.Key, _written.First(c => _classes.IsSame(c.Description.Name, ghost.Value)).Description.Number))],
        };
    }

    /// <summary>The objects that do not exist, and that others refer to.</summary>
    SortedDictionary<long, string> FindGhosts()
    {
        var ghosts = new SortedDictionary<long, string>();
        var values = new StoredValueReader((id, _) =>
        {
            if (!_state.IsLive((long)id)) ghosts.TryAdd((long)id, _state.PageOf((long)id)!.ClassName);
        });
        foreach (var page in _state.Pages)
        {
            for (var slot = 0; slot < ExtentPage.Size; slot++)
            {
                if (page[slot] is { } o) o.Whole(_anyValues).Split(values);
            }
        }
        return ghosts;
    }

    void WriteClass(List<StoredPage> pages, bool isReferredTo, bool beginsNewPage)
    {
        var layouts = new List<StoredLayout>();
        foreach (var o in pages.SelectMany(ObjectsOf))
        {
            if (layouts.Find(layout => IsSame(layout, o.Layout)) is null) layouts.Add(o.Layout);
        }
        if (layouts.Count == 0 && isReferredTo) layouts.Add(_classes.LatestOf(pages[0].ClassName));
        if (layouts.Count == 0) return;
        var last = pages[^1];
        var slots = Enumerable.Range(0, ExtentPage.Size);
        var nextId = ((long)last.Number << ExtentPage.Shift) + slots.LastOrDefault(last.IsKnown) + 1;
        var first = _written.Count + 1;
        foreach (var layout in layouts)
        {
            var number = _written.Count + 1;
            var objects = WriteObjects(pages, layout, number);
            // An id that is not of the last page makes the next object begin a new one.
            _written.Add(new SnapshotClass(layout.Description with { Number = number }, beginsNewPage ? 0 : nextId, objects));
        }
        WritePages(pages, first);
    }

    long WriteObjects(List<StoredPage> pages, StoredLayout layout, int number)
    {
        var (written, inBlock) = (0L, 0);
        Span<byte> used = stackalloc byte[PageBitmap.Bytes];
        BlockWriter.Begin(_content);
        foreach (var page in pages)
        {
            used.Clear();
            for (var slot = 0; slot < ExtentPage.Size; slot++)
            {
                if (page[slot] is { } o && IsSame(o.Layout, layout)) PageBitmap.Set(used, slot);
            }
            if (!used.ContainsAnyExcept((byte)0)) continue;
            _content.WriteVarUInt64((ulong)page.Number);
            _content.WriteBytes(used);
            for (var slot = 0; slot < ExtentPage.Size; slot++)
            {
                if (!PageBitmap.Has(used, slot)) continue;
                var o = page[slot]!;
                _content.WriteVarUInt64((ulong)(_version - o.Version));
                _content.WriteBytes(o.Whole(_anyValues).Values);
                inBlock++;
            }
            if (_content.Length < BlockWriter.FullBytes) continue;
            written += inBlock;
            End(BlockKind.Objects, number, inBlock);
            inBlock = 0;
        }
        if (inBlock > 0) End(BlockKind.Objects, number, inBlock);
        return written + inBlock;
    }

    void WritePages(List<StoredPage> pages, int number)
    {
        BlockWriter.Begin(_content);
        foreach (var page in pages)
        {
            if (!page.Live.ContainsAnyExcept((byte)0)) continue;
            _content.WriteVarUInt64((ulong)page.Number);
            _content.WriteBytes(page.Live);
            if (_content.Length >= BlockWriter.FullBytes) End(BlockKind.Pages, number, 0);
        }
        if (!BlockWriter.IsEmpty(_content)) End(BlockKind.Pages, number, 0);
    }

    static IEnumerable<StoredObject> ObjectsOf(StoredPage page) => Enumerable.Range(0, ExtentPage.Size).Select(slot => page[slot]).OfType<StoredObject>();

    static bool IsSame(StoredLayout a, StoredLayout b)
        => ReferenceEquals(a, b) || a.Description.SaysTheSameAs(b.Description);

    void End(BlockKind kind, int classNumber, int objects) => _blocks.End(_content, kind, classNumber, objects, CancellationToken.None);
}
