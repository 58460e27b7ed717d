using System.Buffers.Binary;
using PersistentObjects.Log;
using PersistentObjects.Storage;

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

    /// <summary>The checksum of what the segment was begun behind.</summary>
    public uint Link => BinaryPrimitives.ReadUInt32LittleEndian(Bytes.AsSpan(FileHeader.LinkOffset));

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
        Seal(offset, header with { RecordBytes = (uint)records.Length });
    }

    /// <summary>
    /// Makes the segment one that was begun behind a batch with that checksum, and links its batches to each other again. Returns
    /// the checksum of the last one.
    /// </summary>
    public uint Relink(uint link)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(Bytes.AsSpan(FileHeader.LinkOffset), link);
        var last = Crc32C.Compute(Bytes.AsSpan(0, FileHeader.Size - sizeof(uint)));
        BinaryPrimitives.WriteUInt32LittleEndian(Bytes.AsSpan(FileHeader.Size - sizeof(uint)), last);
        foreach (var offset in Batches) last = Seal(offset, BatchHeader.Read(Bytes.AsSpan(offset)) with { Link = last });
        return last;
    }

    uint Seal(int offset, BatchHeader header)
    {
        var checksum = _checksum.Compute(offset, header, Bytes.AsSpan(offset + BatchHeader.Size, (int)header.PaddedBytes));
        (header with { Checksum = checksum }).Write(Bytes.AsSpan(offset));
        return checksum;
    }
}
