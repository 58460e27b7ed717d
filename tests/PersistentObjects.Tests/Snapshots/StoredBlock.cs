using System.Buffers.Binary;
using PersistentObjects.Log;
using PersistentObjects.Snapshots;

namespace PersistentObjects.Tests.Snapshots;

/// <summary>A block of a snapshot's bytes, which can be changed and then made valid again, as a reader would meet it.</summary>
/// <param name="Offset">Where its header begins.</param>
/// <param name="End">Behind its contents, where the next one begins.</param>
readonly record struct StoredBlock(int Offset, int End)
{
    /// <summary>Where its contents begin.</summary>
    public int Contents => Offset + SnapshotBlock.HeaderSize;

    public int Length => End - Offset;

    /// <summary>All blocks in their order; the directory is the last one.</summary>
    public static List<StoredBlock> AllOf(ReadOnlySpan<byte> snapshot)
    {
        var blocks = new List<StoredBlock>();
        for (var offset = FileHeader.Size; offset < snapshot.Length; offset = blocks[^1].End)
        {
            blocks.Add(new StoredBlock(offset, offset + SnapshotBlock.HeaderSize + (int)BlockFrame.Read(snapshot[offset..]).Length));
        }
        return blocks;
    }

    public Span<byte> In(byte[] snapshot) => snapshot.AsSpan(Offset, Length);

    /// <summary>Gives the block the checksum that its bytes call for.</summary>
    public void Seal(byte[] snapshot)
    {
        var frame = new BlockFrame(new Guid(snapshot.AsSpan(16, 16)), BinaryPrimitives.ReadInt64LittleEndian(snapshot.AsSpan(32)));
        BinaryPrimitives.WriteUInt32LittleEndian(snapshot.AsSpan(Offset + 4), frame.Compute(Offset, In(snapshot)));
    }
}
