using PersistentObjects.Storage;

namespace PersistentObjects.Log;

/// <summary>
/// Reads the segments of a log, in order, and never writes: all of them, or those that a snapshot needs.
/// </summary>
sealed class LogReader(
    IStorage storage,
    Guid? storeId,
    BatchHandler handler,
    IProgress<LogReadProgress>? progress,
    CancellationToken cancellationToken,
    long snapshotVersion,
    LogMark? mark)
{
    const long FirstVersion = 1;
    const long ProgressBytes = 1 << 20;

    readonly FileWindow _window = new();
    long _nextVersion = FirstVersion;
    long _batches;
    long _bytesRead;
    long _bytesUsed;
    long _bytesAfterSnapshot;
    long _bytesTotal;
    long _bytesReported;
    LogMark? _mark = mark;

    /// <summary>Where the log ends; null when there is none yet.</summary>
    public LogEnd? End { get; private set; }

    public LogReadResult Read(IReadOnlyList<long> segments)
    {
        if (segments.Count > 0) RefuseLogWithoutIdentity(segments);
        else if (storeId is not null) throw Missing(FirstVersion);

        var start = FindStart(segments);
        _bytesTotal = segments.Skip(start).Sum(firstVersion => LogSegment.Measure(storage, firstVersion));
        for (var i = start; i < segments.Count; i++) ReadSegment(segments[i], isLast: i == segments.Count - 1);
        RequireSnapshotVersion();
        RequireMark();
        return new LogReadResult
        {
            IsNew = segments.Count == 0,
            NextVersion = _nextVersion,
            Segments = segments.Count - start,
            Batches = _batches,
            BytesRead = _bytesRead,
            BytesUsed = _bytesUsed,
            BytesAfterSnapshot = _bytesAfterSnapshot,
            Cut = DescribeCut(),
        };
    }

    // What lies before may be there in part: a power failure may have come while it was being deleted.
    int FindStart(IReadOnlyList<long> segments)
    {
        if (snapshotVersion == 0)
        {
            RefuseLogWithoutSnapshot(segments);
            return 0;
        }
        var start = LogStart.Find(storage, storeId, segments, snapshotVersion);
        if (start < 0) throw Missing(snapshotVersion, "Log segments are missing behind the snapshot.");
        _nextVersion = segments[start];
        // A log that begins behind the snapshot is that of a backup: there is nothing in it that the snapshot could know of.
        if (segments[start] > snapshotVersion) _mark = null;
        return start;
    }

    // A backup is a snapshot, and a log that begins behind it.
    void RefuseLogWithoutSnapshot(IReadOnlyList<long> segments)
    {
        if (segments.Count == 0 || segments[0] == FirstVersion) return;
        var segment = LogSegment.Open(storage, segments[0], storeId, out var file);
        file.Dispose();
        if (!segment.BeginsLog) return;
        var version = segments[0] - 1;
        throw new StoreCorruptedException(
            storage.Describe(StorePath.Snapshot(version)), 0, $"the snapshot of version {version}, behind which the log of this backup begins", "none that can be read");
    }

    // A snapshot gets its name only when the log is durable up to its version.
    void RequireSnapshotVersion()
    {
        if (_nextVersion > snapshotVersion) return;
        throw Corrupted(
            End!.Segment, End.Position,
            $"batches up to version {snapshotVersion}, of which there is a snapshot", $"the last one to end with version {_nextVersion - 1}");
    }

    // The snapshot says up to where the log was durable when it was taken.
    void RequireMark()
    {
        if (_mark is not { } place) return;
        throw Corrupted(
            End!.Segment, End.Position,
            $"batches up to offset {place.Position} of '{StorePath.Segment(place.Segment)}', which were durable when the snapshot of version {snapshotVersion} was taken",
            "the end of the log");
    }

    void CompareMark(SegmentReader reader, long start)
    {
        if (_mark is not { } place || !place.LiesIn(reader.Segment.Header.FirstVersion, start, reader.Position)) return;
        _mark = null;
        if (place.IsEnd(reader.Position, reader.LastChecksum)) return;
        throw Corrupted(
            reader.Segment, start, $"what was there when the snapshot of version {snapshotVersion} was taken, up to offset {place.Position} and with checksum {place.Checksum:X8}",
            $"something up to offset {reader.Position} with checksum {reader.LastChecksum:X8}", evidence: BatchLink.Evidence);
    }

    // Creating a store makes the first segment durable, then store.id. A store that is only half created has no batches.
    void RefuseLogWithoutIdentity(IReadOnlyList<long> segments)
    {
        if (storeId is not null) return;
        if (segments is [FirstVersion])
        {
            LogSegment.Open(storage, FirstVersion, null, out var file);
            using (file)
            {
                _window.Open(file);
                if (LogSegment.IsHalfCreated(_window)) return;
            }
        }
        throw new StoreCorruptedException(
            storage.Describe(StorePath.Identity), 0, "the store's identity, since its log has batches", "no file");
    }

    void ReadSegment(long firstVersion, bool isLast)
    {
        if (firstVersion != _nextVersion) throw GapBefore(firstVersion);
        var segment = LogSegment.Open(storage, firstVersion, storeId, out var file);
        using (file)
        {
            // A store that is opened again after a failed sync must not read what memory alone holds. Earlier segments
            // were synced before the last one was begun.
            if (isLast) file.DropCache();
            storeId = segment.Header.StoreId; // The first segment tells while the store is only half created.
            RequireLink(segment);
            var reader = new SegmentReader(segment, file, _window);
            ReadBatches(reader);
            End = FindEnd(reader, isLast);
            _bytesUsed += reader.Position - FileHeader.Size;
            _bytesRead += reader.Length;
            Report(0);
        }
    }

    // Of the segment before the first one that is read nothing is known: it may have been deleted.
    void RequireLink(LogSegment segment)
    {
        if (End is null || segment.Header.Link == End.Checksum) return;
        throw Corrupted(
            segment, FileHeader.LinkOffset, $"a segment that was begun behind the last batch of the one before it, whose checksum is {End.Checksum:X8}",
            $"one that was begun behind one with checksum {segment.Header.Link:X8}", evidence: BatchLink.Evidence);
    }

    LogEnd FindEnd(SegmentReader reader, bool isLast)
    {
        // Nothing is passed over here, so the checksum is known.
        var end = new LogEnd(reader.Segment, reader.Position, reader.LastChecksum!.Value, _nextVersion, TornBytes: 0, KeptIn: null);
        if (reader.Fault is not { } fault) return end;
        var endOfTail = TailRule.FindEndOfTornTail(
            reader, fault, _window, isLast, _nextVersion, storage.Describe(reader.Segment.Path));
        return end with
        {
            TornBytes = endOfTail - reader.Position,
            KeptIn = FindCutName(reader.Segment.Path, reader.Position),
        };
    }

    void ReadBatches(SegmentReader reader)
    {
        var (start, last) = (reader.Position, reader.LastChecksum);
        CompareMark(reader, start: 0);
        while (reader.TryRead(out var header, out var records))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var version = reader.Segment.Header.FirstVersion + header.VersionOffset;
            if (version != _nextVersion)
                throw Corrupted(reader.Segment, start, $"a batch of version {_nextVersion}", $"one of version {version}");
            if (header.Link != last)
            {
                throw Corrupted(
                    reader.Segment, start, $"a batch that was written behind the one before it, whose checksum is {last:X8}",
                    $"one that was written behind one with checksum {header.Link:X8}", evidence: BatchLink.Evidence);
            }

            CompareMark(reader, start);

            try
            {
                _nextVersion += handler(version, records);
            }
            catch (RecordFormatException e)
            {
                throw Corrupted(reader.Segment, start, "a batch of records that can be decoded", e.Message, e);
            }
            _batches++;
            if (_nextVersion - 1 > snapshotVersion) _bytesAfterSnapshot += reader.Position - start;
            (start, last) = (reader.Position, reader.LastChecksum);
            if (_bytesRead + start - _bytesReported >= ProgressBytes) Report(start);
        }
    }

    void Report(long position)
    {
        _bytesReported = _bytesRead + position;
        progress?.Report(new LogReadProgress(_bytesReported, _bytesTotal));
    }

    LogCut? DescribeCut() => End is not { KeptIn: { } keptIn } ? null : new LogCut(
        storage.Describe(End.Segment.Path), End.Position, End.TornBytes, storage.Describe(keptIn));

    string FindCutName(string segment, long offset)
    {
        for (var attempt = 1; ; attempt++)
        {
            var path = StorePath.Cut(segment, offset, attempt);
            if (!storage.FileExists(path)) return path;
        }
    }

    // Batches lost from the end of the segment before, a segment lost as a whole, or one copied to another name.
    StoreCorruptedException GapBefore(long firstVersion) => End is null
        ? Missing(_nextVersion)
        : Corrupted(
            End.Segment,
            End.Position,
            $"batches up to version {firstVersion - 1}, since the next segment begins with {firstVersion}",
            $"the last one to end with version {_nextVersion - 1}");

    StoreCorruptedException Missing(long firstVersion, string evidence = "Log segments are missing.") => new(
        storage.Describe(StorePath.Segment(firstVersion)), 0, $"the segment of version {firstVersion}", "no file", evidence);

    StoreCorruptedException Corrupted(
        LogSegment segment, long offset, string expected, string found, Exception? innerException = null, string? evidence = null)
        => new(storage.Describe(segment.Path), offset, expected, found, evidence, innerException);
}
