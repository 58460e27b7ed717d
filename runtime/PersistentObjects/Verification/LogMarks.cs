using PersistentObjects.Log;

namespace PersistentObjects.Verification;

/// <summary>Compares a log with what snapshots say of it, while it is walked.</summary>
/// <remarks>
/// What lies in a part that can't be read is not judged: that part is found anyway. Nor is what a snapshot says that was taken
/// before the log begins, as that of a backup does.
/// </remarks>
sealed class LogMarks(IEnumerable<StoredSnapshot> snapshots, long firstSegment, Findings findings)
{
    readonly List<StoredSnapshot> _open = [.. snapshots.Where(snapshot => snapshot is { IsSound: true, Directory: { Mark: not null } } && snapshot.Version >= firstSegment)];

    /// <summary>The snapshots that were not taken of this log.</summary>
    internal List<StoredSnapshot> Foreign { get; } = [];

    /// <summary>Whether the log ends before something that was durable.</summary>
    internal bool IsEndMissing { get; private set; }

    /// <summary>A part of a segment was read: its header or a batch.</summary>
    internal void Pass(string path, long segment, long start, long end, uint? checksum)
    {
        for (var i = _open.Count - 1; i >= 0; i--)
        {
            var (snapshot, mark) = (_open[i], _open[i].Directory.Mark!.Value);
            if (!mark.LiesIn(segment, start, end)) continue;
            _open.RemoveAt(i);
            if (mark.IsEnd(end, checksum)) continue;
            Foreign.Add(snapshot);
            findings.Damage(
                FindingKind.MixedHistories, path, start,
                $"Expected what was there when the snapshot of version {snapshot.Version} was taken, up to offset {mark.Position} and with checksum {mark.Checksum:X8}, "
                + $"found something up to offset {end} with checksum {checksum:X8}. {BatchLink.Evidence}");
        }
    }

    /// <summary>The log has ended, with nothing lost before, in the segment of that first version; snapshots may know of more.</summary>
    internal void End(BatchPlace end, long segment, long nextVersion)
    {
        foreach (var snapshot in _open)
        {
            var mark = snapshot.Directory.Mark!.Value;
            // A log that ends below the version is found anyway.
            if (mark.Segment < segment || snapshot.Version >= nextVersion) continue;
            IsEndMissing = true;
            findings.Damage(
                FindingKind.LostVersions, end.Path, end.Offset,
                $"Expected batches up to offset {mark.Position} of '{StorePath.Segment(mark.Segment)}', which were durable when the snapshot of version {snapshot.Version} was taken, found the end of the log.");
        }
    }
}
