using PersistentObjects.Log;
using PersistentObjects.Storage;

namespace PersistentObjects.Verification;

/// <summary>Which files a store has, and whose they are.</summary>
sealed class StoreParts
{
    StoreParts(IStorage files)
    {
        Files = files;
        Segments = LogSegment.List(files);
        Snapshots = [.. files.ListFiles(StorePath.Snapshots).Select(name => StorePath.IsSnapshot(name, out var version) ? version : -1).Where(version => version >= 0)];
    }

    internal IStorage Files { get; }

    /// <summary>The first versions of the segments, ascending.</summary>
    internal IReadOnlyList<long> Segments { get; }

    /// <summary>The versions of the snapshots by name, ascending.</summary>
    internal IReadOnlyList<long> Snapshots { get; }

    /// <summary>Whose store it is, as most files say: a single file of another one does not make all others foreign.</summary>
    internal Guid? StoreId { get; private set; }

    /// <summary>The bytes of all segments that can be opened.</summary>
    internal long LogBytes { get; private set; }

    internal long SnapshotBytes { get; private set; }

    internal static StoreParts Find(IStorage files, Findings findings)
    {
        var parts = new StoreParts(files);
        var ids = new List<Guid>();
        foreach (var segment in parts.Segments) parts.LogBytes += parts.Look(StorePath.Segment(segment), FileHeader.Segment, ids);
        foreach (var snapshot in parts.Snapshots) parts.SnapshotBytes += parts.Look(StorePath.Snapshot(snapshot), FileHeader.Snapshot, ids);
        var identity = parts.ReadIdentity(findings);
        if (identity is { } own) ids.Add(own);
        parts.StoreId = ids.Count == 0 ? null : ids.GroupBy(id => id).MaxBy(group => (group.Count(), group.Key == identity ? 1 : 0))!.Key;
        if (identity is not null && identity != parts.StoreId)
        {
            findings.Damage(FindingKind.ForeignFile, StorePath.Identity, 16, $"Expected store id {parts.StoreId}, which most files have, found {identity}.");
        }
        return parts;
    }

    Guid? ReadIdentity(Findings findings)
    {
        try
        {
            if (StoreIdentity.Read(Files) is { } identity) return identity;
            if (IsHalfCreated())
            {
                findings.Note(FindingKind.MissingFile, StorePath.Identity, 0, "Creating the store was interrupted, or goes on.", "Nothing: opening the store finishes it.");
            }
            else
            {
                findings.Damage(FindingKind.MissingFile, StorePath.Identity, 0, Segments.Count + Snapshots.Count == 0
                    ? "There is no store in this directory."
                    : "Expected the store's identity, since there are other files of a store, found no file.");
            }
        }
        catch (Exception e) when (Findings.IsRefusal(e))
        {
            findings.Refused(StorePath.Identity, e);
        }
        return null;
    }

    /// <summary>FORMAT.md, "Directory": a first segment of zeros.</summary>
    bool IsHalfCreated()
    {
        if (Segments is not [1] || Snapshots.Count > 0) return false;
        using var file = Files.Open(StorePath.Segment(1), readOnly: true);
        var window = new FileWindow();
        window.Open(file);
        return LogSegment.IsHalfCreated(window);
    }

    /// <summary>The length of a file; whose it is, if its header says so, is added. What is wrong with it is found when it is read.</summary>
    long Look(string path, ulong kind, List<Guid> ids)
    {
        try
        {
            using var file = Files.Open(path, readOnly: true);
            try
            {
                ids.Add(FileHeader.Read(file, kind, path).StoreId);
            }
            catch (PersistentStoreException)
            {
            }
            return file.Length;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }
}
