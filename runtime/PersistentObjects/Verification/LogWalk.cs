using PersistentObjects.Log;
using PersistentObjects.Storage;

namespace PersistentObjects.Verification;

/// <summary>
/// Reads the segments of a log and goes on behind whatever is damaged, which <see cref="LogReader"/> does not: it stops there.
/// </summary>
/// <remarks>
/// The log may be written to meanwhile. Whatever does not look right is read once more: a batch that was half there is whole
/// by then, or nothing proves that it had been acknowledged.
/// </remarks>
sealed class LogWalk(IStorage files, Guid? storeId, Findings findings, LogMarks marks, ILogVisitor visitor, CancellationToken cancellationToken)
{
    readonly FileWindow _window = new();
    LogLoss? _loss;

    // Of what was read last: null when that is not what the next batch must have been written behind.
    uint? _lastChecksum;

    /// <summary>The version that the log goes on with.</summary>
    internal long NextVersion { get; private set; }

    /// <summary>Where the last batch that was read ends.</summary>
    internal BatchPlace End { get; private set; }

    /// <summary>Whether something is lost that no batch follows, so that nothing says how much it was.</summary>
    internal bool EndsInLoss => _loss is not null;

    internal long Batches { get; private set; }

    internal long BatchBytes { get; private set; }

    /// <summary>Reads the segments.</summary>
    /// <param name="segments">Their first versions, ascending.</param>
    /// <param name="needed">The first version of the first segment that a snapshot, or the beginning of the log, makes needed.</param>
    /// <param name="from">The version that the log is to begin with.</param>
    internal void Run(IReadOnlyList<long> segments, long needed, long from)
    {
        NextVersion = from;
        End = new BatchPlace(StorePath.Segment(segments[0]), 0);
        for (var i = 0; i < segments.Count; i++)
        {
            var (first, isLast) = (segments[i], i == segments.Count - 1);
            if (first > NextVersion && first <= needed && _loss is null) BeginAnew(first);
            if (Open(first, out var file, out var isWhole) is not { } segment) continue;
            if (first > NextVersion) Pass(first);
            if (isWhole) Follow(segment);
            // An unfinished write is what a sound file may end with: of others nobody knows what was behind.
            using (file)
            {
                var reader = new SegmentReader(segment, file!, _window);
                // A header that is damaged does not tell what the first batch is linked to.
                if (!isWhole) reader.ResumeAt(FileHeader.Size);
                else marks.Pass(segment.Path, first, 0, FileHeader.Size, reader.LastChecksum);
                Read(reader, mayEndTorn: isLast && isWhole);
                _lastChecksum = reader.Fault is null ? reader.LastChecksum : null;
                if (!isWhole && file!.Length < segment.Header.FileBytes) _loss ??= new LogLoss(segment.Path, file.Length, 0, "The segment is shorter than it was.");
            }
        }
        // What is lost at the very end has no batch behind it that says how much it is.
        if (_loss is { } loss) Report(loss, NextVersion, NextVersion);
        else marks.End(End, segments[^1], NextVersion);
    }

    // Retention deletes the oldest first, and a power failure may have kept any of them.
    void BeginAnew(long first)
    {
        findings.Note(
            FindingKind.NeedlessFile, End.Path, End.Offset,
            $"No snapshot needs the log up to version {NextVersion - 1}, and what follows it was deleted.", "Nothing: it is deleted when the store is next written.");
        visitor.Lose(new LogLoss(End.Path, End.Offset, 0, "Segments that nothing needs were deleted."), NextVersion, first);
        (NextVersion, _lastChecksum) = (first, null);
    }

    // Batches lost from the end of the segment before, or segments lost as a whole.
    void Pass(long first)
    {
        Report(_loss ?? new LogLoss(End.Path, End.Offset, 0, "Batches are missing."), NextVersion, first);
        _loss = null;
        (NextVersion, _lastChecksum) = (first, null);
    }

    /// <summary>The segment must have been begun behind the batch that was read last.</summary>
    void Follow(LogSegment segment)
    {
        if (_loss is null && segment.Header.FirstVersion == NextVersion && _lastChecksum is { } last && segment.Header.Link != last)
        {
            Mix(new BatchPlace(segment.Path, FileHeader.LinkOffset), "a segment that was begun behind the last batch of the one before it", last, segment.Header.Link, long.MaxValue);
        }
    }

    /// <summary>What comes next was not written behind what was read before.</summary>
    void Mix(BatchPlace place, string expected, uint last, uint link, long bytes)
    {
        findings.Damage(
            FindingKind.MixedHistories, place.Path, place.Offset,
            $"Expected {expected}, whose checksum is {last:X8}, found one that was behind one with checksum {link:X8}. {BatchLink.Evidence}");
        visitor.Lose(
            new LogLoss(place.Path, place.Offset, 0, "What is before was not written before it: files of two moments were mixed.") { IsFound = true, MixedBytes = bytes },
            NextVersion, NextVersion);
    }

    LogSegment? Open(long first, out IStorageFile? file, out bool isWhole)
    {
        (file, isWhole) = (null, true);
        var path = StorePath.Segment(first);
        try
        {
            var segment = LogSegment.Open(files, first, storeId, out var opened);
            file = opened;
            return segment;
        }
        catch (Exception e) when (Findings.IsRefusal(e))
        {
            findings.Refused(path, e);
            // Batches prove by themselves whose they are, unless it is another store's file, or a newer one.
            isWhole = false;
            var isShort = e is StoreCorruptedException { Offset: >= FileHeader.Size };
            if (e is StoreCorruptedException { Offset: not 16 } && storeId is { } id && TryOpen(path, out file))
            {
                return new LogSegment(path, new FileHeader(FileHeader.Segment, id, first, isShort ? long.MaxValue : 0));
            }
            _loss ??= new LogLoss(path, 0, 0, $"The segment can't be read: {e.Message}");
            return null;
        }
    }

    bool TryOpen(string path, out IStorageFile? file)
    {
        file = files.Open(path, readOnly: true);
        if (file.Length > FileHeader.Size) return true;
        file.Dispose();
        return false;
    }

    void Read(SegmentReader reader, bool mayEndTorn)
    {
        while (true)
        {
            ReadBatches(reader);
            if (reader.Fault is null) return;
            reader.Reload();
            if (TryReadBatch(reader)) continue;
            if (reader.Fault is not { } fault || !TryPass(reader, fault, mayEndTorn)) return;
        }
    }

    void ReadBatches(SegmentReader reader)
    {
        while (TryReadBatch(reader)) cancellationToken.ThrowIfCancellationRequested();
    }

    bool TryReadBatch(SegmentReader reader)
    {
        var (place, last) = (new BatchPlace(reader.Segment.Path, reader.Position), reader.LastChecksum);
        if (!reader.TryRead(out var header, out var records)) return false;
        Batches++;
        BatchBytes += reader.Position - place.Offset;
        var version = reader.Segment.Header.FirstVersion + header.VersionOffset;
        if (version == NextVersion && _loss is null && last is { } checksum && header.Link != checksum)
        {
            Mix(place, "a batch that was written behind the one before it", checksum, header.Link, place.Offset - FileHeader.Size);
        }
        marks.Pass(place.Path, reader.Segment.Header.FirstVersion, place.Offset, reader.Position, header.Checksum);
        Take(place, version, records);
        End = place with { Offset = reader.Position };
        return true;
    }

    void Take(BatchPlace place, long version, ReadOnlySpan<byte> records)
    {
        if (version < NextVersion)
        {
            findings.Damage(FindingKind.RepeatedVersions, place.Path, place.Offset, $"Expected a batch of version {NextVersion}, found one of version {version}.");
            return;
        }
        if (version > NextVersion) _loss ??= new LogLoss(End.Path, End.Offset, 0, "Batches are missing.");
        if (_loss is { } loss) Report(loss, NextVersion, version);
        _loss = null;
        NextVersion = version;
        try
        {
            NextVersion += visitor.Visit(place, version, records);
        }
        catch (RecordFormatException e)
        {
            findings.Damage(FindingKind.WrongRecord, place.Path, place.Offset, $"Found {e.Message}. The checksum is right, so it was written so.");
            _loss = new LogLoss(place.Path, place.Offset, records.Length, $"The records of the batch can't be understood: {e.Message}.") { IsFound = true };
        }
    }

    /// <summary>Looks for what can be read behind a batch that is not valid; false when nothing can.</summary>
    bool TryPass(SegmentReader reader, BatchFault fault, bool mayEndTorn)
    {
        var (path, start) = (reader.Segment.Path, reader.Position);
        if (mayEndTorn)
        {
            var search = LaterBatchSearch.Run(reader.Segment, _window, start, NextVersion);
            if (search.ContradictionAt is null)
            {
                findings.Note(
                    FindingKind.UnfinishedWrite, path, start, $"Expected {fault.Expected}, found {fault.Found}: a write that was not finished, up to offset {search.EndOfBytes}.",
                    "Nothing: the next open cuts it away and keeps it beside the log. If the store is open, it is being written.");
                return false;
            }
            // The batch that says so was written after this one was whole: now it is, unless it is damaged.
            reader.Reload();
            if (TryReadBatch(reader)) return true;
        }
        var next = LaterBatchSearch.FindAny(reader.Segment, _window, start, NextVersion);
        var end = next ?? reader.Length;
        var description = $"Expected {fault.Expected}, found {fault.Found}.";
        // Reported with the versions that it held, which the next batch tells.
        _loss ??= new LogLoss(path, start, end - start, description);
        if (_loss.Value.Offset != start) findings.Damage(FindingKind.DamagedBatch, path, start, description);
        if (next is null) return false;
        reader.ResumeAt(next.Value);
        return true;
    }

    void Report(LogLoss loss, long first, long next)
    {
        var versions = next > first + 1 ? $"Versions {first} to {next - 1} are lost." : next > first ? $"Version {first} is lost." : "";
        if (loss is { Bytes: > 0, IsFound: false }) findings.Damage(FindingKind.DamagedBatch, loss.Path, loss.Offset, $"{loss.Description} {loss.Bytes} bytes can't be read. {versions}".TrimEnd());
        else if (versions.Length > 0) findings.Damage(FindingKind.LostVersions, loss.Path, loss.Offset, $"{loss.Description} {versions}");
        visitor.Lose(loss, first, next);
    }
}
