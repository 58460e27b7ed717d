using PersistentObjects.CompilerServices;
using PersistentObjects.Objects;
using PersistentObjects.Schema;
using PersistentObjects.Serialization;
using PersistentObjects.Snapshots;

namespace PersistentObjects.Verification;

/// <summary>What a snapshot holds, read without the application's classes.</summary>
/// <remarks>What opening the store would refuse is found here; blocks that are known to be damaged are passed over.</remarks>
sealed class SnapshotContents
{
    readonly SnapshotReader _reader;
    readonly SnapshotDirectory _directory;
    readonly Findings _findings;
    readonly StoredValueReader _values;
    readonly StoredClasses _kinds = new();
    readonly IdSet _filled = new();
    readonly List<(long Id, string ClassName)> _missing = [];
    readonly bool _isPartial;
    StoredLayout[] _layouts = [];

    SnapshotContents(SnapshotReader reader, SnapshotDirectory directory, bool isPartial, bool keepsObjects, Findings findings)
    {
        (_reader, _directory, _isPartial, _findings) = (reader, directory, isPartial, findings);
        _values = new StoredValueReader(CheckReference, (in head, _) => findings.Blobs.Add(head));
        State = new StoredState(keepsObjects) { HasGaps = true, Names = _kinds };
    }

    /// <summary>The objects as of the snapshot's version.</summary>
    internal StoredState State { get; }

    /// <summary>The class descriptions of the log as of that version.</summary>
    internal StoredClasses Classes { get; } = new();

    /// <summary>The objects of which values were read.</summary>
    internal IdSet Filled => _filled;

    /// <summary>Reads it, and adds what is wrong to the findings.</summary>
    internal static SnapshotContents Read(
        SnapshotReader reader, SnapshotDirectory directory, ICollection<long> damagedBlocks, bool keepsObjects, Findings findings, CancellationToken cancellationToken)
    {
        var contents = new SnapshotContents(reader, directory, damagedBlocks.Count > 0, keepsObjects, findings);
        if (!contents.Try(reader.Header.Detail, contents.ReadClasses)) return contents;
        contents.ReadBlocks(BlockKind.Pages, damagedBlocks, cancellationToken);
        contents.Try(reader.Header.Detail, contents.ReadGhosts);
        contents.State.Commit();
        contents.ReadBlocks(BlockKind.Objects, damagedBlocks, cancellationToken);
        if (contents._isPartial) contents.AddMissing();
        else contents.Try(reader.Header.Detail, contents.CheckNumbers);
        contents.State.Commit();
        contents.State.Reserve(directory.PageCount);
        contents.State.HasGaps = false;
        return contents;
    }

    void ReadClasses()
    {
        _layouts = [.. _directory.Classes.Select(c => new StoredLayout(c.Description))];
        foreach (var c in _directory.Classes) _kinds.Add(c.Description);
        Classes.Restore(_directory.Schema, _directory.Readers);
    }

    void ReadBlocks(BlockKind kind, ICollection<long> damaged, CancellationToken cancellationToken)
    {
        foreach (var block in _directory.Blocks)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (block.Kind != kind || damaged.Contains(block.Offset)) continue;
            Try(block.Offset, () =>
            {
                if (kind == BlockKind.Pages) _reader.ReadPages(_directory, block, ReadPage);
                else _reader.ReadObjects(_directory, block, null, ReadObject);
            });
            State.Commit();
        }
    }

    void ReadPage(SnapshotClass c, int number, ReadOnlySpan<byte> used)
    {
        var first = (long)number << ExtentPage.Shift;
        if (State.PageOf(first) is not null) throw new RecordFormatException($"page {number} twice");
        if (number == 0 && (used[0] & 1) != 0) throw new RecordFormatException("an object with id 0");
        for (var slot = 0; slot < ExtentPage.Size; slot++)
        {
            if (PageBitmap.Has(used, slot)) State.Create(first + slot, c.Description.Name);
        }
    }

    void ReadGhosts()
    {
        foreach (var (id, classNumber) in _directory.Ghosts)
        {
            if (id <= 0 || State.IsKnown(id)) throw new RecordFormatException($"object {id} as deleted and as live");
            if (id >> ExtentPage.Shift >= _directory.PageCount) throw new RecordFormatException($"deleted object {id}, whose id nobody had given out yet");
            State.AddGhost(id, _directory.Class(classNumber).Description.Name);
        }
    }

    void ReadObject(SnapshotClass c, long id, long version, ref RecordReader reader)
    {
        // Its page may have been in a block that is damaged.
        if (_isPartial && !State.IsKnown(id) && id > 0) State.Create(id, c.Description.Name);
        if (!State.IsLive(id) || !_kinds.IsSame(State.PageOf(id)!.ClassName, c.Description.Name))
        {
            throw new RecordFormatException($"values of object {id}, which is not among those of '{c.Description.Name}'");
        }
        var layout = _layouts[c.Description.Number - 1];
        var start = reader.Position;
        for (var i = 0; i < layout.Types.Length; i++)
        {
            _findings.Blobs.Owner = (layout, i, id);
            _values.Read(ref reader, layout.Types[i]);
        }
        if (!_filled.Add(id)) throw new RecordFormatException($"values of object {id} twice");
        if (State.KeepsObjects) State.Set(id, new StoredObject(layout, reader.Between(start, reader.Position).ToArray(), version));
    }

    void CheckReference(ulong id, StoredName className)
    {
        if (_isPartial && id <= long.MaxValue >> ExtentPage.Shift && !State.IsKnown((long)id))
        {
            _missing.Add(((long)id, className.Text));
            return;
        }
        if (id > long.MaxValue || !State.IsKnown((long)id)) throw new RecordFormatException($"a reference to object {id}, which does not exist and is no deleted one that the directory knows");
        var found = State.PageOf((long)id)!.ClassName;
        if (!_kinds.MayBe(found, className.Text)) throw new RecordFormatException($"a reference to object {id} of '{found}' where one of '{className.Text}' is expected");
    }

    /// <summary>Objects that others refer to, and of which a damaged block had all that there was, count as deleted.</summary>
    void AddMissing()
    {
        foreach (var (id, className) in _missing)
        {
            if (State.IsKnown(id)) continue;
            var found = State.PageOf(id)?.ClassName ?? _directory.Classes.Select(c => c.Description.Name).FirstOrDefault(name => _kinds.MayBe(name, className));
            if (found is not null) Try(_reader.Header.Detail, () => State.AddGhost(id, found));
        }
    }

    void CheckNumbers()
    {
        if (State.Objects != _filled.Count || State.Objects != _directory.Objects)
        {
            throw new RecordFormatException($"{_directory.Objects} objects in the directory, {State.Objects} ids in use and values of {_filled.Count}");
        }
        foreach (var c in _directory.Classes)
        {
            var last = State.Pages.LastOrDefault(page => _kinds.IsSame(page.ClassName, c.Description.Name));
            if (last is null || (c.NextId - 1) >> ExtentPage.Shift != last.Number) continue;
            for (var id = c.NextId; id < (last.Number + 1L) << ExtentPage.Shift; id++)
            {
                if (State.IsKnown(id)) throw new RecordFormatException($"{c.NextId} as the next id of '{c.Description.Name}', which has object {id}");
            }
        }
    }

    bool Try(long offset, Action read)
    {
        try
        {
            read();
            return true;
        }
        catch (RecordFormatException e)
        {
            _findings.Damage(FindingKind.WrongSnapshot, _reader.Path, offset, $"Found {e.Message}. The checksums are right, so it was written so.", Advice);
        }
        catch (StoreCorruptedException e)
        {
            _findings.Damage(FindingKind.WrongSnapshot, _reader.Path, e.Offset, $"{Findings.Explain(e)} The checksums are right, so it was written so.", Advice);
        }
        return false;
    }

    const string Advice = "Please report it with a copy of the directory. Moving the snapshot away makes the store start from an older one and a longer log.";
}
