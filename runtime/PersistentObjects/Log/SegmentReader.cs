using PersistentObjects.Storage;

namespace PersistentObjects.Log;

/// <summary>Reads the batches of one segment, from the first one up to the end or the first that is not valid.</summary>
sealed class SegmentReader
{
    readonly FileWindow _window;
    readonly IStorageFile _file;
    readonly BatchChecksum _checksum;

    public SegmentReader(LogSegment segment, IStorageFile file, FileWindow window)
    {
        Segment = segment;
        _window = window;
        _file = file;
        _window.Open(file);
        _checksum = segment.Checksum;
        LastChecksum = segment.Header.Checksum;
    }

    public LogSegment Segment { get; }

    /// <summary>The segment's length in bytes.</summary>
    public long Length => _window.Length;

    /// <summary>Where the next batch begins, or would begin.</summary>
    public long Position { get; private set; } = FileHeader.Size;

    /// <summary>
    /// The checksum of what ends at <see cref="Position"/>, to which a batch there must be linked: of a batch, or of the segment's
    /// header. Null when that is not known, because what is there was passed over.
    /// </summary>
    public uint? LastChecksum { get; private set; }

    /// <summary>
    /// What is wrong at <see cref="Position"/>; null when only zeros follow. Known once there is no further batch.
    /// </summary>
    public BatchFault? Fault { get; private set; }

    /// <summary>
    /// Reads the next valid batch; its records stay valid until the next call. Whether it is linked to what is before it is
    /// the caller's to judge.
    /// </summary>
    public bool TryRead(out BatchHeader header, out ReadOnlySpan<byte> records)
    {
        records = default;
        var bytes = _window.Read(Position, BatchHeader.Size);
        header = bytes.Length == BatchHeader.Size ? BatchHeader.Read(bytes) : default;
        if (header.IsZero)
        {
            Fault = FindBytesAfterEnd();
            return false;
        }
        if (header.RecordBytes == 0 || header.TotalBytes > Math.Min(Length - Position, Array.MaxLength))
        {
            Fault = new BatchFault(
                $"a batch with 1 to {Math.Max(0, Length - Position - BatchHeader.Size)} bytes of records",
                $"one with {header.RecordBytes}");
            return false;
        }

        var padded = _window.Read(Position, checked((int)header.TotalBytes))[BatchHeader.Size..];
        var computed = _checksum.Compute(Position, header, padded);
        if (computed != header.Checksum)
        {
            Fault = new BatchFault(
                $"CRC-32C {computed:X8} of a batch of {header.TotalBytes} bytes", $"{header.Checksum:X8}");
            return false;
        }

        records = padded[..(int)header.RecordBytes];
        Position += header.TotalBytes;
        LastChecksum = header.Checksum;
        return true;
    }

    /// <summary>Forgets what was read of the file: somebody may have written to it since.</summary>
    public void Reload()
    {
        Fault = null;
        _window.Open(_file);
    }

    /// <summary>Goes on behind something that is not valid.</summary>
    public void ResumeAt(long offset)
    {
        Fault = null;
        Position = offset;
        LastChecksum = null;
    }

    BatchFault? FindBytesAfterEnd()
    {
        var offset = _window.FindNonZero(Position);
        return offset < 0 ? null : new BatchFault(
            "zeros from the end of the last batch to the end of the segment", $"other bytes from offset {offset} on");
    }
}
