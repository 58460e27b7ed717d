using System.Buffers.Binary;
using PersistentObjects.Storage;

namespace PersistentObjects.Snapshots;

/// <summary>What a block of a snapshot holds; FORMAT.md, "Snapshots".</summary>
enum BlockKind : uint
{
    /// <summary>Objects of one class.</summary>
    Objects = 1,

    /// <summary>Pages of one class, with the ids that are in use.</summary>
    Pages = 2,

    /// <summary>The directory, which is the last block that this version of the library reads.</summary>
    Directory = 3,
}

/// <summary>Where a block is and what it holds.</summary>
/// <param name="Offset">The offset of its header.</param>
/// <param name="Length">The length of its content, the header not included.</param>
/// <param name="Kind">What it holds; a kind that is not known is passed over.</param>
/// <param name="ClassNumber">The class in the numbering of the snapshot, 0 for none.</param>
/// <param name="Objects">How many objects.</param>
readonly record struct SnapshotBlock(long Offset, int Length, BlockKind Kind, int ClassNumber, int Objects)
{
    public const int HeaderSize = 16;

    public long End => Offset + HeaderSize + Length;
}

/// <summary>The header and the checksum of the blocks of one snapshot.</summary>
/// <remarks>
/// The checksum begins with store, version and offset, which the block does not contain: a block of another snapshot, or of
/// another place, is not valid here.
/// </remarks>
readonly struct BlockFrame
{
    const int ChecksumOffset = 4;

    readonly uint _state;

    public BlockFrame(Guid storeId, long version)
    {
        Span<byte> id = stackalloc byte[16];
        storeId.TryWriteBytes(id);
        _state = Crc32C.Append(Crc32C.Append(Crc32C.Seed, id), (ulong)version);
    }

    /// <summary>Fills in the header in front of the content.</summary>
    public void Seal(Span<byte> bytes, in SnapshotBlock block)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, (uint)block.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[8..], (uint)block.Kind);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[12..], (uint)block.ClassNumber);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[ChecksumOffset..], Compute(block.Offset, bytes));
    }

    /// <summary>The header's fields, not verified yet. The number of objects is not among them.</summary>
    public static (uint Length, uint Checksum, uint Kind, uint ClassNumber) Read(ReadOnlySpan<byte> header) => (
        BinaryPrimitives.ReadUInt32LittleEndian(header),
        BinaryPrimitives.ReadUInt32LittleEndian(header[ChecksumOffset..]),
        BinaryPrimitives.ReadUInt32LittleEndian(header[8..]),
        BinaryPrimitives.ReadUInt32LittleEndian(header[12..]));

    /// <summary>The checksum of a block, its header included but for the checksum itself.</summary>
    public uint Compute(long offset, ReadOnlySpan<byte> bytes)
    {
        var state = Crc32C.Append(_state, (ulong)offset);
        state = Crc32C.Append(state, bytes[..ChecksumOffset]);
        return Crc32C.Finish(Crc32C.Append(state, bytes[8..]));
    }
}
