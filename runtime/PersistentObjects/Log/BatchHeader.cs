using System.Buffers.Binary;

namespace PersistentObjects.Log;

/// <summary>The header of a batch; FORMAT.md, "Batches".</summary>
/// <param name="RecordBytes">The length of the records, without header and padding.</param>
/// <param name="Checksum">The CRC-32C; see <see cref="BatchChecksum"/>.</param>
/// <param name="VersionOffset">The batch's first commit version, less the segment's.</param>
/// <param name="UnsyncedDistance">
/// How far before this batch the segment had been synced when the batch was written, in units of 8 bytes.
/// </param>
/// <param name="Link">The checksum of what the batch was written behind: the batch before it, or the segment's file header.</param>
/// <remarks>
/// The links make a chain of the log: a batch that was lost after a crash, and copied before, is never followed by one that was
/// written behind another batch in its place, though both are valid.
/// </remarks>
readonly record struct BatchHeader(uint RecordBytes, uint Checksum, uint VersionOffset, uint UnsyncedDistance, uint Link)
{
    public const int Size = 20;

    /// <summary>Batches begin at multiples of this, and are padded with zeros to it.</summary>
    public const int Alignment = 8;

    /// <summary>The length of the whole batch: header, records and padding.</summary>
    public long TotalBytes => TotalFor(RecordBytes);

    /// <summary>The length of records and padding.</summary>
    public long PaddedBytes => TotalBytes - Size;

    public bool IsZero => this == default;

    /// <summary>Up to where the segment had been synced before this batch was written at <paramref name="offset"/>.</summary>
    public long SyncedOffset(long offset) => offset - (long)UnsyncedDistance * Alignment;

    /// <summary>The length of a batch with so many bytes of records.</summary>
    public static long TotalFor(long recordBytes) => (Size + recordBytes + Alignment - 1) & -Alignment;

    public static BatchHeader Read(ReadOnlySpan<byte> bytes) => new(
        BinaryPrimitives.ReadUInt32LittleEndian(bytes),
        BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]),
        BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..]),
        BinaryPrimitives.ReadUInt32LittleEndian(bytes[12..]),
        BinaryPrimitives.ReadUInt32LittleEndian(bytes[16..]));

    public void Write(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, RecordBytes);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[4..], Checksum);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[8..], VersionOffset);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[12..], UnsyncedDistance);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[16..], Link);
    }
}
