using PersistentObjects.Storage;

namespace PersistentObjects.Log;

/// <summary>Appends batches to the last segment of a log and begins new segments.</summary>
/// <remarks>
/// One write per batch, into zeros that are durable already, so that a sync has no metadata to write. Appending and
/// syncing allocate nothing but when a segment is begun.
/// </remarks>
sealed class LogWriter : ICommitLog
{
    readonly IStorage _storage;
    readonly long _segmentSizeBytes;
    readonly Lock _markLock = new();
    LogMark _mark;
    LogSegment _segment;
    BatchChecksum _checksum;
    IStorageFile _file;
    long _length;
    long _position;
    long _syncedPosition;
    long _lastVersion;
    uint _lastChecksum;
    bool _interrupted;

    /// <param name="storage">The store's directory.</param>
    /// <param name="segmentSizeBytes">The size of new segments.</param>
    /// <param name="end">Where the log ends.</param>
    /// <param name="file">The last segment, whose every byte is durable; the writer disposes it.</param>
    public LogWriter(IStorage storage, long segmentSizeBytes, LogEnd end, IStorageFile file)
    {
        _storage = storage;
        _segmentSizeBytes = segmentSizeBytes;
        _segment = end.Segment;
        _checksum = end.Segment.Checksum;
        _file = file;
        _length = file.Length;
        _position = end.Position;
        _syncedPosition = end.Position;
        _lastVersion = end.NextVersion;
        _lastChecksum = end.Checksum;
        Mark();
    }

    public Guid StoreId => _segment.Header.StoreId;

    /// <summary>Up to where the log is durable. Any thread may ask.</summary>
    public LogMark Durable
    {
        get
        {
            lock (_markLock) return _mark;
        }
    }

    public void Append(BatchBuffer batch)
    {
        if (batch.IsEmpty) throw new ArgumentException("A batch holds at least one byte of records.", nameof(batch));
        if (batch.FirstVersion < _lastVersion)
        {
            throw new InvalidOperationException(
                $"A batch of version {batch.FirstVersion} cannot follow one of version {_lastVersion}.");
        }
        Begin();
        var total = BatchHeader.TotalFor(batch.Length - BatchHeader.Size);
        if (!Fits(batch, total)) MakeRoom(batch.FirstVersion, total);
        _file.Write(Seal(batch, total), _position);
        _position += total;
        _lastVersion = batch.FirstVersion;
        _interrupted = false;
    }

    public void Sync()
    {
        Begin();
        SyncSegment();
        _interrupted = false;
    }

    public void Dispose() => _file.Dispose();

    // A call that threw left the mark set: whether its bytes are durable is unknown, and nothing may follow them.
    void Begin()
    {
        if (_interrupted) throw new InvalidOperationException("The log has failed before and is not written any more.");
        _interrupted = true;
    }

    void SyncSegment()
    {
        if (_syncedPosition == _position) return;
        _file.Sync();
        _syncedPosition = _position;
        Mark();
    }

    void Mark()
    {
        lock (_markLock) _mark = new LogMark(_segment.Header.FirstVersion, _position, _lastChecksum);
    }

    bool Fits(BatchBuffer batch, long total)
        => total <= _length - _position && batch.FirstVersion - _segment.Header.FirstVersion <= uint.MaxValue;

    void MakeRoom(long firstVersion, long total)
    {
        // A segment that holds no complete transaction yet can't be followed by another of the same first version.
        if (firstVersion == _segment.Header.FirstVersion) Extend(total);
        else Rotate(firstVersion, total);
    }

    // The next sync of the segment covers the zeros and the new length.
    void Extend(long total)
    {
        var length = _length + LogSegment.SizeFor(_segmentSizeBytes, total);
        ZeroFill.Write(_file, _length, length);
        _length = length;
    }

    // Once the new segment exists, damage in the old one counts as corruption: so all of it is durable before.
    void Rotate(long firstVersion, long total)
    {
        SyncSegment();
        _segment = LogSegment.Create(
            _storage, _segment.Header.StoreId, firstVersion, LogSegment.SizeFor(_segmentSizeBytes, total), _lastChecksum, out var file);
        _file.Dispose();
        _file = file;
        _checksum = _segment.Checksum;
        _lastChecksum = _segment.Header.Checksum;
        _length = _segment.Header.FileBytes;
        _position = FileHeader.Size;
        _syncedPosition = FileHeader.Size;
    }

    ReadOnlySpan<byte> Seal(BatchBuffer batch, long total)
    {
        var bytes = batch.Bytes.AsSpan(0, (int)total);
        bytes[batch.Length..].Clear();
        var header = new BatchHeader(
            (uint)(batch.Length - BatchHeader.Size),
            0,
            (uint)(batch.FirstVersion - _segment.Header.FirstVersion),
            checked((uint)((_position - _syncedPosition) / BatchHeader.Alignment)),
            _lastChecksum);
        header = header with { Checksum = _checksum.Compute(_position, header, bytes[BatchHeader.Size..]) };
        header.Write(bytes);
        _lastChecksum = header.Checksum;
        return bytes;
    }
}
