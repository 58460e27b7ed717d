using PersistentObjects.CompilerServices;
using PersistentObjects.Log;
using PersistentObjects.Storage;

namespace PersistentObjects.Snapshots;

/// <summary>Writes the file of a snapshot: blocks one behind the other, then the directory, last the header.</summary>
/// <remarks>
/// The header comes last since it says how long the file is and where its directory begins. While others write, what comes
/// before is synced piece by piece, lest the last sync, the caller's, keep the disk from them. A block's content is written by
/// the caller into a buffer that all blocks share.
/// </remarks>
/// <param name="file">An empty file.</param>
/// <param name="storeId">The store that it belongs to.</param>
/// <param name="version">The commit version of the snapshot.</param>
/// <param name="pace">Null when nobody else is at work.</param>
sealed class BlockWriter(IStorageFile file, Guid storeId, long version, SnapshotPace? pace)
{
    /// <summary>A block that has reached this size gets no more objects.</summary>
    internal const int FullBytes = SnapshotPace.PieceBytes;

    readonly BlockFrame _frame = new(storeId, version);
    readonly List<SnapshotBlock> _blocks = [];
    long _synced;

    internal IReadOnlyList<SnapshotBlock> Blocks => _blocks;

    /// <summary>Where the next block begins.</summary>
    internal long Position { get; private set; } = FileHeader.Size;

    /// <summary>Empties a buffer but for the room that the head of a block takes.</summary>
    internal static void Begin(RecordWriter content)
    {
        content.Clear();
        content.Append(SnapshotBlock.HeaderSize).Clear();
    }

    internal static bool IsEmpty(RecordWriter content) => content.Length == SnapshotBlock.HeaderSize;

    /// <summary>Writes the block that is in the buffer, and begins another one in it.</summary>
    internal void End(RecordWriter content, BlockKind kind, int classNumber, int objects, CancellationToken cancellationToken)
    {
        var block = new SnapshotBlock(Position, content.Length - SnapshotBlock.HeaderSize, kind, classNumber, objects);
        var bytes = content.WrittenSince(0);
        _frame.Seal(bytes, block);
        file.Write(bytes, Position);
        _blocks.Add(block);
        Position = block.End;
        Begin(content);
        if (pace is not { IsDue: true } || Position - _synced < SnapshotPace.PieceBytes) return;
        file.Sync();
        _synced = Position;
        pace.Rest(cancellationToken);
    }

    /// <summary>Writes the directory, whose blocks are those that were written, and the header. The caller syncs.</summary>
    internal FileHeader Finish(RecordWriter content, SnapshotDirectory directory, DateTimeOffset takenAt)
    {
        var offset = Position;
        Begin(content);
        directory.Write(content);
        End(content, BlockKind.Directory, 0, 0, CancellationToken.None);
        var header = new FileHeader(FileHeader.Snapshot, storeId, version, Position)
        {
            Detail = offset,
            TakenAt = (uint)Math.Clamp(takenAt.ToUnixTimeSeconds(), 0, uint.MaxValue),
        };
        file.Write(header.ToBytes(), 0);
        return header;
    }
}
