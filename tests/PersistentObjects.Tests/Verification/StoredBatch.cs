using System.Buffers.Binary;
using PersistentObjects.Log;

namespace PersistentObjects.Tests.Verification;

/// <summary>Batches whose checksums are right and whose contents are not.</summary>
static class StoredBatch
{
    /// <summary>Gives the batch at an offset of a segment the header that its bytes call for.</summary>
    public static void Seal(byte[] segment, int offset, BatchHeader header)
    {
        var checksum = new BatchChecksum(new Guid(segment.AsSpan(16, 16)), BinaryPrimitives.ReadInt64LittleEndian(segment.AsSpan(32)));
        var padded = segment.AsSpan(offset + BatchHeader.Size, (int)header.PaddedBytes);
        (header with { Checksum = checksum.Compute(offset, header, padded) }).Write(segment.AsSpan(offset));
    }

    /// <summary>Changes the records of a batch.</summary>
    public static void Change(byte[] segment, int offset, Action<Span<byte>> change)
    {
        var header = BatchHeader.Read(segment.AsSpan(offset));
        change(segment.AsSpan(offset + BatchHeader.Size, (int)header.RecordBytes));
        Seal(segment, offset, header);
    }

    /// <summary>Puts a batch with such records at the end of the segment.</summary>
    public static void Append(byte[] segment, uint versionOffset, params byte[] records)
    {
        var end = SmallStore.BatchesOf(segment)[^1];
        records.CopyTo(segment, end + BatchHeader.Size);
        Seal(segment, end, new BatchHeader((uint)records.Length, 0, versionOffset, 0));
    }
}
