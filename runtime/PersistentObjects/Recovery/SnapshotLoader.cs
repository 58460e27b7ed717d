using System.Runtime.CompilerServices;
using PersistentObjects.CompilerServices;
using PersistentObjects.Log;
using PersistentObjects.Objects;
using PersistentObjects.Snapshots;

namespace PersistentObjects.Recovery;

/// <summary>Brings a heap that nobody else sees yet to the state that a verified snapshot holds.</summary>
/// <remarks>
/// All objects are created before any value is read, so that references need no order. Both run on all cores unless there are
/// few: a page, and a block, is one thread's. What is found wrong here was written wrongly, and no other snapshot is tried.
/// <para>
/// A process starts a store once, and is done with it before the runtime has replaced the quickly compiled code of what runs a
/// million times. So that is compiled well at once.
/// </para>
/// </remarks>
sealed class SnapshotLoader(ObjectHeap heap, SchemaBinder schemas, LoadedObjects objects, SnapshotReader reader, CancellationToken cancellationToken)
{
    const int BlocksPerReport = 16;

    readonly SnapshotDirectory _directory = reader.ReadDirectory();
    readonly List<(ExtentPage Page, byte[] Used)> _pages = [];
    LoadedClass?[] _classes = [];
    long _filled;

    internal int LastSchemaNumber => _directory.Schema.LastNumber;

    internal LogMark? Mark => _directory.Mark;

    internal long Objects => _directory.Objects;

    /// <summary>
    /// Loads everything. When classes are different, no object: reading goes on in the log to find all differences.
    /// </summary>
    internal void Load(Action<long> report)
    {
        LoadedClass?[] classes;
        schemas.History.Restore(_directory.Schema.History, _directory.Readers);
        try
        {
            classes = [.. _directory.Classes.Select(c => IsUsed(c) ? schemas.BindSnapshot(c.Description) : null)];
            schemas.Add(_directory.Schema);
        }
        catch (RecordFormatException e)
        {
            throw reader.Corrupted(reader.Header.Detail, "a directory that makes sense", e.Message, e);
        }
        if (schemas.HasDifferences) return;
        _classes = classes;
        CreateObjects();
        ReadObjects(report);
        Finish();
    }

    // A class without objects may be declared differently, or not at all, as if it were new. Of several descriptions of a class the
    // first one has the pages.
    bool IsUsed(SnapshotClass c)
        => _directory.Classes.Any(other => other.Objects > 0 && other.Description.Name == c.Description.Name)
            || _directory.Ghosts.Any(ghost => ghost.ClassNumber == c.Description.Number);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    LoadedClass Class(SnapshotClass c) => _classes[c.Description.Number - 1]
        ?? throw new RecordFormatException($"objects of '{c.Description.Name}', of which the directory knows none");

    void CreateObjects()
    {
        foreach (var block in _directory.Blocks)
        {
            if (block.Kind == BlockKind.Pages) reader.ReadPages(_directory, block, ClaimPage);
        }
        InParallel(_pages.Count, (index, _) => FillPage(_pages[index]));
        try
        {
            foreach (var ghost in _directory.Ghosts) objects.AddGhost(ghost.Id, Class(_directory.Class(ghost.ClassNumber)).Extent);
        }
        catch (RecordFormatException e)
        {
            throw reader.Corrupted(reader.Header.Detail, "ids of deleted objects", e.Message, e);
        }
    }

    void ClaimPage(SnapshotClass c, int number, ReadOnlySpan<byte> used)
    {
        if (number == 0 && (used[0] & 1) != 0) throw new RecordFormatException("an object with id 0");
        _pages.Add((Class(c).Extent.ClaimPage(number), used.ToArray()));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void FillPage((ExtentPage Page, byte[] Used) filled)
    {
        var (page, used) = filled;
        var create = page.Owner.Model.Create!;
        for (var slot = 0; slot < ExtentPage.Size; slot++)
        {
            if (!PageBitmap.Has(used, slot)) continue;
            var o = create();
            o.IdValue = ((long)page.Number << ExtentPage.Shift) + slot;
            o.Home = page.Owner;
            page.Put(o.IdValue, o);
        }
    }

    void ReadObjects(Action<long> report)
    {
        SnapshotBlock[] blocks = [.. _directory.Blocks.Where(block => block.Kind == BlockKind.Objects)];
        using var readers = new ThreadLocal<SnapshotReader>(reader.Share, trackAllValues: true);
        var read = 0;
        try
        {
            InParallel(blocks.Length, (index, _) =>
            {
                readers.Value!.ReadObjects(_directory, blocks[index], objects, ReadObject);
                Interlocked.Add(ref _filled, blocks[index].Objects);
                if (Interlocked.Increment(ref read) % BlocksPerReport == 0) report(blocks[index].End);
            });
        }
        finally
        {
            foreach (var shared in readers.Values) shared.Dispose();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void ReadObject(SnapshotClass c, long id, long version, ref RecordReader values)
    {
        var loaded = Class(c);
        if (heap.Directory.Find(id) is not { } o || o.Home != loaded.Extent) throw new RecordFormatException($"values of object {id}, which is not among those of '{c.Description.Name}'");
        if (o.Stamp != 0) throw new RecordFormatException($"values of object {id} twice");
        foreach (ref readonly var field in loaded.Fields.AsSpan()) field.Read(ref values, o);
        o.Stamp = version << 1;
    }

    void Finish()
    {
        // Each object was filled once at most, so that equal numbers mean all of them.
        var created = _pages.Sum(filled => (long)filled.Page.Live);
        if (created != _filled || created != _directory.Objects)
        {
            throw reader.Corrupted(reader.Header.Detail, $"{_directory.Objects} objects", $"{created} ids in use and values of {_filled} objects");
        }
        foreach (var c in _directory.Classes)
        {
            if (_classes[c.Description.Number - 1] is not { } loaded) continue;
            // A salvaged store describes a class several times when some objects lack values that others have.
            loaded.Extent.NewestCount += c.Objects;
            loaded.Extent.ResumeIds(c.NextId);
        }
        heap.Directory.Resume(_directory.PageCount);
    }

    void InParallel(int count, Action<int, ParallelLoopState> body)
    {
        try
        {
            Parallel.For(0, count, LoadingThreads.For(_pages.Count, cancellationToken), body);
        }
        catch (AggregateException e)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }
    }
}
