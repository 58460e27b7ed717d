using PersistentObjects.Log;
using PersistentObjects.Storage;

namespace PersistentObjects.Verification;

/// <summary>Verifies the files of a store, whether it is open somewhere or not.</summary>
sealed class StoreVerifier
{
    const int Attempts = 10;

    readonly PinnedFiles _files;
    readonly Findings _findings;
    readonly StoreParts _parts;
    readonly CancellationToken _cancellationToken;

    StoreVerifier(PinnedFiles files, CancellationToken cancellationToken)
    {
        _files = files;
        _cancellationToken = cancellationToken;
        _findings = new Findings(files);
        _parts = StoreParts.Find(files, _findings);
    }

    /// <summary>Verifies what is there.</summary>
    /// <param name="storage">The store's directory.</param>
    /// <param name="keepsObjects">Whether values are compared with those of snapshots, which takes as much memory as all of them.</param>
    /// <param name="durable">The version that the log must reach.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <param name="openSegments">How many segments are held open from the beginning.</param>
    internal static VerificationReport Run(
        IStorage storage, bool keepsObjects, long durable, CancellationToken cancellationToken, int openSegments = PinnedFiles.UsualSegments)
    {
        for (var attempt = 1; ; attempt++)
        {
            using var files = PinnedFiles.Open(storage, openSegments);
            var report = Run(files, keepsObjects, durable, cancellationToken);
            if (!files.HaveVanished || attempt == Attempts) return report;
        }
    }

    /// <inheritdoc cref="Run(IStorage, bool, long, CancellationToken, int)"/>
    internal static VerificationReport Run(PinnedFiles files, bool keepsObjects, long durable, CancellationToken cancellationToken)
        => new StoreVerifier(files, cancellationToken).Run(keepsObjects, durable);

    VerificationReport Run(bool keepsObjects, long durable)
    {
        var snapshots = new List<StoredSnapshot>();
        foreach (var version in _parts.Snapshots)
        {
            if (StoredSnapshot.Verify(_files, version, _parts.StoreId, _findings, _cancellationToken) is { } snapshot) snapshots.Add(snapshot);
        }
        var report = new VerificationReport
        {
            Directory = _files.Describe(StorePath.Root),
            StoreId = _parts.StoreId,
            Segments = _parts.Segments.Count,
            LogBytes = _parts.LogBytes,
            Snapshots = _parts.Snapshots,
            SnapshotBytes = _parts.SnapshotBytes,
        };
        report = _parts.Segments.Count > 0 ? ReadLog(report, snapshots, keepsObjects, durable) : MissLog(report);
        ReadBlobs();
        foreach (var failure in _files.Failures) _findings.Unreadable(failure);
        return report with { Findings = _findings.List, FurtherFindings = _findings.Further, Blobs = _findings.Blobs.Count, BlobBytes = _findings.Blobs.Bytes };
    }

    void ReadBlobs() => _findings.Blobs.Examine(
        _files,
        (fault, owner) =>
        {
            // What nothing mentions any more may have gone, and with it what was read here.
            _files.NoteDeletions();
            _findings.Damage(
                fault.Offset == 0 && fault.Expected.StartsWith("content", StringComparison.Ordinal) ? FindingKind.DamagedBlob : FindingKind.MissingBlob,
                fault.Path, fault.Offset, $"Expected {fault.Expected}, which {owner} has or had, found {fault.Found}.");
        },
        _cancellationToken);

    VerificationReport MissLog(VerificationReport report)
    {
        if (_parts.StoreId is not null) _findings.Damage(FindingKind.MissingFile, StorePath.Segment(1), 0, "Expected a log, since there are other files of a store, found none.");
        return report;
    }

    VerificationReport ReadLog(VerificationReport report, List<StoredSnapshot> snapshots, bool keepsObjects, long durable)
    {
        // Without a snapshot there is nothing that values could be compared with.
        var replay = new LogReplay(snapshots, keepsObjects && snapshots.Count > 0, _findings, null, _cancellationToken);
        var walk = new LogWalk(_files, _parts.StoreId, _findings, new LogMarks(snapshots, _parts.Segments[0], _findings), replay, _cancellationToken);
        var needed = FindNeeded(snapshots);
        replay.Begin(_parts.Segments[0] - 1);
        try
        {
            walk.Run(_parts.Segments, needed, _parts.Segments[0]);
            replay.End();
        }
        catch (IOException e)
        {
            _findings.Refused(walk.End.Path, e);
        }
        var version = walk.NextVersion - 1;
        RequireVersion(walk, snapshots.Where(snapshot => snapshot.IsSound).Select(snapshot => snapshot.Version).DefaultIfEmpty().Max(), "of which there is a snapshot");
        RequireVersion(walk, durable, "which had been durable when verification began");
        // A newer program may have taken a snapshot, and logged nothing.
        var readers = snapshots.Where(snapshot => snapshot.IsSound).Aggregate(replay.Classes.Readers, (known, snapshot) => known.Raise(snapshot.Directory.Readers));
        return report with
        {
            Version = version,
            Batches = walk.Batches,
            BatchBytes = walk.BatchBytes,
            Transactions = replay.Transactions,
            SnapshotsCompared = replay.SnapshotsCompared,
            Objects = replay.IsExact ? replay.State.Objects : null,
            Classes = replay.IsExact ? replay.State.Classes : [],
            OldestReader = replay.IsExact ? readers.OldestReader : null,
            WriterVersion = replay.IsExact ? readers.WriterVersion : null,
            WrittenBy = replay.IsExact ? readers.WriterName : "",
            Migrations = replay.IsExact ? replay.Classes.History.Migrations : [],
        };
    }

    void RequireVersion(LogWalk walk, long version, string why)
    {
        if (walk.NextVersion > version) return;
        _findings.Damage(FindingKind.LostVersions, walk.End.Path, walk.End.Offset, $"Expected batches up to version {version}, {why}, found the last one to end with version {walk.NextVersion - 1}.");
    }

    /// <summary>The segment from which on the log must be whole.</summary>
    long FindNeeded(List<StoredSnapshot> snapshots)
    {
        var segments = _parts.Segments;
        if (snapshots.FirstOrDefault(snapshot => snapshot.IsSound) is not { } oldest)
        {
            if (segments[0] > 1) _findings.Damage(FindingKind.MissingFile, StorePath.Segment(1), 0, "Expected the beginning of the log, since there is no snapshot that could take its place, found no file.");
            return segments[0];
        }
        var start = FindStart(oldest.Version);
        if (start >= 0) return segments[start];
        _findings.Damage(FindingKind.MissingFile, StorePath.Segment(oldest.Version), 0, $"Expected the segment with version {oldest.Version}, which the snapshot of that version needs, found none.");
        return segments[0];
    }

    int FindStart(long version)
    {
        try
        {
            return LogStart.Find(_files, _parts.StoreId, _parts.Segments, version);
        }
        catch (Exception e) when (Findings.IsRefusal(e))
        {
            // What is wrong with that segment is found when it is read.
            return _parts.Segments.ToList().FindIndex(first => first == version + 1);
        }
    }
}
