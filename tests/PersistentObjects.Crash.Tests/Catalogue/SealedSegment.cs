using PersistentObjects.Log;

namespace PersistentObjects.Crash.Tests.Catalogue;

/// <summary>The bytes of a segment, whose batches can be changed and then made valid again, as a reader would meet them.</summary>
sealed class SealedSegment
{
    readonly BatchChecksum _checksum;

    public SealedSegment(byte[] bytes)
    {
        Bytes = (byte[])bytes.Clone();
        var firstVersion = BitConverter.ToInt64(bytes, 32);
        _checksum = new BatchChecksum(new Guid(bytes.AsSpan(16, 16)), firstVersion);
        var end = FileHeader.Size;
        for (var header = BatchHeader.Read(bytes.AsSpan(end)); header.RecordBytes > 0; header = BatchHeader.Read(bytes.AsSpan(end)))
        {
            Batches.Add(end);
            end += (int)header.TotalBytes;
            if (end + BatchHeader.Size > bytes.Length) break;
        }
        End = end;
    }

    public byte[] Bytes { get; }

    /// <summary>The offset of each batch.</summary>
    public List<int> Batches { get; } = [];

    /// <summary>Where the next batch would begin.</summary>
    public int End { get; }

    /// <summary>The records of the batch at an offset.</summary>
    public Span<byte> RecordsAt(int offset)
        => Bytes.AsSpan(offset + BatchHeader.Size, (int)BatchHeader.Read(Bytes.AsSpan(offset)).RecordBytes);

    /// <summary>Gives the batch other records, which take no more room, and a valid checksum.</summary>
    public void Seal(int offset, ReadOnlySpan<byte> records)
    {
        var header = BatchHeader.Read(Bytes.AsSpan(offset));
        var padded = Bytes.AsSpan(offset + BatchHeader.Size, (int)header.PaddedBytes);
        if (records.Length > padded.Length) records = records[..padded.Length];
        records.CopyTo(padded);
        padded[records.Length..].Clear();
        // What follows must still begin where this one ends.
        if (padded.Length - records.Length >= BatchHeader.Alignment) records = padded;
        header = header with { RecordBytes = (uint)records.Length };
        header = header with { Checksum = _checksum.Compute(offset, header, padded) };
        header.Write(Bytes.AsSpan(offset));
    }
}
