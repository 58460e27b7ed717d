using PersistentObjects.Backups;
using PersistentObjects.Log;
using PersistentObjects.Objects;
using PersistentObjects.Storage;
using PersistentObjects.Verification;

namespace PersistentObjects.Salvage;

/// <summary>Brings what is readable of a store into a new directory.</summary>
/// <remarks>
/// It starts from the newest snapshot that is sound, else from the beginning of the log, else from the parts of a damaged snapshot,
/// and carries out every transaction that can be read, and that finds all that it builds on; each whole or not at all.
/// </remarks>
sealed class StoreSalvager : ITransactionLosses
{
    // Of the ids that lost transactions may have given out.
    const int ReservedPages = 1024;

    readonly PinnedFiles _files;
    readonly Findings _findings;
    readonly StoreParts _parts;
    readonly CancellationToken _cancellationToken;
    readonly List<LostTransactions> _lost = [];
    readonly List<SkippedTransaction> _skipped = [];
    IReadOnlyList<LostObjects> _lostObjects = [];

    StoreSalvager(PinnedFiles files, CancellationToken cancellationToken)
    {
        (_files, _cancellationToken) = (files, cancellationToken);
        // What is wrong is in the report of verification.
        _findings = new Findings(files);
        _parts = StoreParts.Find(files, _findings);
    }

    /// <exception cref="IOException">The target is not empty, or there is no store to be salvaged.</exception>
    internal static SalvageReport Run(IStorage source, IStorage target, CancellationToken cancellationToken)
    {
        using var files = PinnedFiles.Open(source);
        var salvager = new StoreSalvager(files, cancellationToken);
        if (salvager._parts.Segments.Count + salvager._parts.Snapshots.Count == 0) throw new IOException($"There is nothing of a store in '{source.Describe("")}'. Nothing was written.");
        // First of all, so that a target that is not empty costs no time.
        using var builder = StoreBuilder.Begin(target, Guid.NewGuid());
        var verification = StoreVerifier.Run(files, keepsObjects: true, durable: 0, cancellationToken);
        var report = salvager.Write(builder, target, verification);
        WriteReport(target, SalvageFiles.Json, report.ToJson());
        WriteReport(target, SalvageFiles.Text, report.ToString());
        target.SyncDirectory(StorePath.Root);
        return report;
    }

    public void Lost(LogLoss loss, long first, long next)
        => _lost.Add(new LostTransactions(first, next - 1, _files.Describe(loss.Path), loss.Offset, loss.Bytes, loss.Description));

    public void NotApplied(BatchPlace place, long version, string reason, IReadOnlyCollection<long> objects)
        => _skipped.Add(new SkippedTransaction(version, _files.Describe(place.Path), place.Offset, reason, [.. objects]));

    SalvageReport Write(StoreBuilder builder, IStorage target, VerificationReport verification)
    {
        var replay = new LogReplay([], keepsObjects: true, _findings, this, _cancellationToken);
        var chosen = Begin(replay);
        var snapshot = chosen?.Version;
        var (version, isEndUnknown) = ReadLog(replay, chosen);
        var blobs = BlobRescue.Run(_files, builder, replay.State, _cancellationToken);
        var report = new SalvageReport
        {
            Source = _files.Describe(StorePath.Root),
            Target = target.Describe(StorePath.Root),
            IsEndUnknown = isEndUnknown,
            Version = version,
            SnapshotVersion = snapshot,
            Transactions = replay.Transactions - _skipped.Count,
            Objects = replay.State.Objects,
            Classes = replay.State.Classes,
            Lost = _lost,
            Skipped = _skipped,
            LostObjects = _lostObjects,
            Blobs = blobs.Copied,
            LostBlobs = blobs.Lost,
            Verification = verification,
        };
        builder.BeginLog(version + 1);
        builder.AddSnapshot(
            version,
            file => StateWriter.Write(file, builder.StoreId, version, replay.State, replay.Classes, report.IsComplete ? 0 : ReservedPages, TimeProvider.System.GetUtcNow()));
        RequireSound(target);
        builder.Complete(version, unfinishedBytes: 0, pace: null, _cancellationToken);
        return report;
    }

    /// <summary>The state to start from: its snapshot, null when it is the beginning of the log.</summary>
    StoredSnapshot? Begin(LogReplay replay)
    {
        var snapshots = _parts.Snapshots.Select(version => StoredSnapshot.Verify(_files, version, _parts.StoreId, _findings, _cancellationToken)).OfType<StoredSnapshot>().ToList();
        var chosen = snapshots.LastOrDefault(snapshot => snapshot.IsSound);
        // With the log from its beginning nothing but the damaged batches is lost; of a damaged snapshot more may be.
        if (chosen is null && _parts.Segments is not [1, ..]) chosen = snapshots.LastOrDefault();
        if (chosen is null)
        {
            replay.Begin(0);
            return null;
        }
        var contents = chosen.Read(keepsObjects: true, _findings, _cancellationToken);
        if (!chosen.IsSound) _lostObjects = TakeOutUnread(contents);
        replay.Begin(contents, chosen.Version, chosen.IsSound);
        return chosen;
    }

    /// <summary>Objects that were there, and of which no values could be read.</summary>
    static List<LostObjects> TakeOutUnread(SnapshotContents contents)
    {
        var lost = new List<LostObjects>();
        foreach (var pages in contents.State.Pages.GroupBy(page => page.ClassName))
        {
            var ids = new List<long>();
            foreach (var page in pages)
            {
                for (var slot = 0; slot < ExtentPage.Size; slot++)
                {
                    var id = ((long)page.Number << ExtentPage.Shift) + slot;
                    if (page.IsLive(slot) && page[slot] is null) ids.Add(id);
                }
            }
            foreach (var id in ids) contents.State.Delete(id);
            contents.State.Commit();
            if (ids.Count > 0) lost.Add(new LostObjects(pages.Key, ids));
        }
        return lost;
    }

    // What looks like a write that was not finished may have been whole there.
    bool HasFailedBehind(BatchPlace end)
    {
        var last = StorePath.Segment(_parts.Segments[^1]);
        return _files.Failures.Any(failure => failure.Path == last && (end.Path != last || failure.Offset + PinnedFile.PieceBytes > end.Offset));
    }

    (long Version, bool IsEndUnknown) ReadLog(LogReplay replay, StoredSnapshot? snapshot)
    {
        var start = (snapshot?.Version ?? 0) + 1;
        // Those that begin behind it, and the one before them.
        var segments = _parts.Segments.SkipWhile((_, index) => index + 1 < _parts.Segments.Count && _parts.Segments[index + 1] <= Math.Max(start - 1, 1)).ToList();
        var next = start;
        var endsInLoss = segments.Count == 0;
        if (segments.Count > 0)
        {
            var marks = new LogMarks(snapshot is null ? [] : [snapshot], segments[0], _findings);
            var walk = new LogWalk(_files, _parts.StoreId, _findings, marks, replay, _cancellationToken);
            walk.Run(segments, needed: 0, Math.Min(start, segments[0]));
            // A snapshot gets its name only when the log is durable up to its version.
            endsInLoss = walk.EndsInLoss || walk.NextVersion < start || marks.IsEndMissing || HasFailedBehind(walk.End);
            next = Math.Max(next, walk.NextVersion);
            // Transactions behind the snapshot were carried out on it that may have been made on another state.
            if (marks.Foreign.Count > 0) _lost.Add(new LostTransactions(start, start - 1, _files.Describe(snapshot!.Reader.Path), 0, 0, "The snapshot was not taken of this log: files of two moments were mixed."));
        }
        if (_parts.Snapshots is [.., var newest] && newest >= next)
        {
            _lost.Add(new LostTransactions(next, newest, _files.Describe(StorePath.Snapshot(newest)), 0, 0, "The log ends below the version of this snapshot, which is damaged."));
            next = newest + 1;
        }
        return (next - 1, endsInLoss);
    }

    /// <summary>Asked in release builds, too: a store that does not open would be no rescue.</summary>
    void RequireSound(IStorage target)
    {
        var report = StoreVerifier.Run(target, keepsObjects: false, durable: 0, _cancellationToken);
        if (report.Findings.FirstOrDefault(finding => finding.Severity == FindingSeverity.Damage && finding.Kind != FindingKind.IncompleteStore) is { } finding)
        {
            throw new InvalidOperationException($"What salvage has written is not sound, and was removed. Please report it with a copy of the directory. {finding}");
        }
    }

    static void WriteReport(IStorage target, string name, string text)
    {
        using var file = target.Create(name);
        file.Write(System.Text.Encoding.UTF8.GetBytes(text), 0);
        file.Sync();
    }
}

/// <summary>The files beside a salvaged store that say what was not readable.</summary>
static class SalvageFiles
{
    internal const string Json = "salvage.json";
    internal const string Text = "salvage.txt";
}
