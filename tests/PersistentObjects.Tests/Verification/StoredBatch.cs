using System.Buffers.Binary;
using PersistentObjects.Log;
using PersistentObjects.Storage;

namespace PersistentObjects.Tests.Verification;

/// <summary>Batches whose checksums are right and whose contents are not.</summary>
static class StoredBatch
{
    // Of the header of a segment.
    const int ChecksumOffset = 60;

    /// <summary>Gives the batch at an offset of a segment the header that its bytes call for.</summary>
    public static void Seal(byte[] segment, int offset, BatchHeader header)
    {
        var checksum = new BatchChecksum(new Guid(segment.AsSpan(16, 16)), BinaryPrimitives.ReadInt64LittleEndian(segment.AsSpan(32)));
        var padded = segment.AsSpan(offset + BatchHeader.Size, (int)header.PaddedBytes);
        (header with { Checksum = checksum.Compute(offset, header, padded) }).Write(segment.AsSpan(offset));
    }

    /// <summary>Links a batch to something else than what is before it, and those behind it to it.</summary>
    public static void Unlink(byte[] segment, int offset) => Relink(segment, offset);

    /// <summary>Has a segment begin behind something else than what the segment before it ends with.</summary>
    public static void UnlinkSegment(byte[] segment)
    {
        segment[FileHeader.LinkOffset] ^= 1;
        BinaryPrimitives.WriteUInt32LittleEndian(segment.AsSpan(ChecksumOffset), Crc32C.Compute(segment.AsSpan(0, ChecksumOffset)));
        Relink(segment, unlinked: 0);
    }

    static void Relink(byte[] segment, int unlinked)
    {
        var last = BinaryPrimitives.ReadUInt32LittleEndian(segment.AsSpan(ChecksumOffset));
        foreach (var offset in SmallStore.BatchesOf(segment).SkipLast(1))
        {
            Seal(segment, offset, BatchHeader.Read(segment.AsSpan(offset)) with { Link = offset == unlinked ? ~last : last });
            last = BatchHeader.Read(segment.AsSpan(offset)).Checksum;
        }
    }

    /// <summary>Puts a batch with such records at the end of the segment.</summary>
    public static void Append(byte[] segment, uint versionOffset, params byte[] records)
    {
        var offsets = SmallStore.BatchesOf(segment);
        var end = offsets[^1];
        var last = offsets.Count == 1 ? ChecksumOffset : offsets[^2] + 4;
        records.CopyTo(segment, end + BatchHeader.Size);
        Seal(segment, end, new BatchHeader((uint)records.Length, 0, versionOffset, 0, BinaryPrimitives.ReadUInt32LittleEndian(segment.AsSpan(last))));
    }
}
