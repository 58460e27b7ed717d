using PersistentObjects.CompilerServices;
using PersistentObjects.Log;
using PersistentObjects.Schema;

namespace PersistentObjects.Snapshots;

/// <summary>A class of a snapshot.</summary>
/// <param name="Description">What its objects hold, in the order of their values; numbered by its place, from 1.</param>
/// <param name="NextId">The id that its next object would have got.</param>
/// <param name="Objects">How many objects of it the snapshot holds.</param>
sealed record SnapshotClass(StoredClass Description, long NextId, long Objects);

/// <summary>A deleted object that a live one still refers to: nothing of it is left but its id.</summary>
readonly record struct Ghost(long Id, int ClassNumber);

/// <summary>What stands in the directory of a snapshot; FORMAT.md, "Snapshots".</summary>
sealed record SnapshotDirectory
{
    public required IReadOnlyList<SnapshotClass> Classes { get; init; }

    /// <summary>How many pages of ids had been given out, also of those without objects.</summary>
    public required int PageCount { get; init; }

    /// <summary>The class descriptions of the log as of the snapshot's version, which the log behind it goes on from.</summary>
    public required SchemaState Schema { get; init; }

    /// <summary>Who may read the snapshot: who may read the log, and not less than the program that wrote it.</summary>
    public required ReaderRecord Readers { get; init; }

    /// <summary>All blocks before the directory, in the order of their offsets.</summary>
    public required IReadOnlyList<SnapshotBlock> Blocks { get; init; }

    public required IReadOnlyList<Ghost> Ghosts { get; init; }

    /// <summary>Up to where the log was durable when the snapshot was taken; null in a backup, which has another log.</summary>
    public LogMark? Mark { get; init; }

    public long Objects => Classes.Sum(c => c.Objects);

    /// <summary>The class with a number of the snapshot's own.</summary>
    public SnapshotClass Class(int number) => number > 0 && number <= Classes.Count
        ? Classes[number - 1]
        : throw new RecordFormatException($"class number {number} in a snapshot with {Classes.Count} classes");

    public void Write(RecordWriter writer)
    {
        writer.WriteVarUInt64((ulong)Classes.Count);
        foreach (var (description, nextId, objects) in Classes)
        {
            SchemaRecord.Write(writer, description);
            writer.WriteVarUInt64((ulong)nextId);
            writer.WriteVarUInt64((ulong)objects);
        }
        writer.WriteVarUInt64((ulong)PageCount);
        writer.WriteVarUInt64((ulong)Schema.LastNumber);
        writer.WriteVarUInt64((ulong)Schema.Latest.Count);
        foreach (var stored in Schema.Latest) SchemaRecord.Write(writer, stored);
        Schema.History.Write(writer);
        Readers.Write(writer);
        writer.WriteVarUInt64((ulong)Blocks.Count);
        foreach (var block in Blocks)
        {
            writer.WriteVarUInt64((ulong)block.Length);
            writer.WriteVarUInt64((ulong)block.Kind);
            writer.WriteVarUInt64((ulong)block.ClassNumber);
            writer.WriteVarUInt64((ulong)block.Objects);
        }
        writer.WriteVarUInt64((ulong)Ghosts.Count);
        foreach (var (id, classNumber) in Ghosts)
        {
            writer.WriteVarUInt64((ulong)id);
            writer.WriteVarUInt64((ulong)classNumber);
        }
        writer.WriteVarUInt64((ulong)(Mark?.Segment ?? 0));
        if (Mark is not { } mark) return;
        writer.WriteVarUInt64((ulong)mark.Position);
        writer.WriteVarUInt64(mark.Checksum);
    }

    /// <exception cref="RecordFormatException">It makes no sense.</exception>
    public static SnapshotDirectory Read(ReadOnlySpan<byte> bytes)
    {
        var reader = new RecordReader(bytes);
        var directory = new SnapshotDirectory
        {
            Classes = ReadClasses(ref reader),
            PageCount = Number(ref reader, "number of pages"),
            Schema = ReadSchema(ref reader),
            Readers = ReaderRecord.Read(ref reader),
            Blocks = ReadBlocks(ref reader),
            Ghosts = ReadGhosts(ref reader),
            Mark = ReadMark(ref reader),
        };
        if (!reader.AtEnd) throw new RecordFormatException($"a directory that goes on at byte {reader.Position}");
        if (!directory.Schema.History.Reader.IsCoveredBy(directory.Readers)) throw new RecordFormatException("readers of a snapshot who are older than those of its log");
        foreach (var block in directory.Blocks)
        {
            if (block.Kind is BlockKind.Objects or BlockKind.Pages) directory.Class(block.ClassNumber);
        }
        foreach (var ghost in directory.Ghosts) directory.Class(ghost.ClassNumber);
        return directory;
    }

    // None of the lists is allocated in advance: the counts came from a file.
    static List<SnapshotClass> ReadClasses(ref RecordReader reader)
    {
        var classes = new List<SnapshotClass>();
        for (var count = reader.ReadVarUInt64(); count > 0; count--)
        {
            var description = SchemaRecord.Read(ref reader);
            if (description.Number != classes.Count + 1) throw new RecordFormatException($"class number {description.Number} at place {classes.Count + 1} of a snapshot");
            classes.Add(new SnapshotClass(description, LongNumber(ref reader, "next id"), LongNumber(ref reader, "number of objects")));
        }
        return classes;
    }

    static SchemaState ReadSchema(ref RecordReader reader)
    {
        var last = Number(ref reader, "last schema number");
        var latest = new List<StoredClass>();
        for (var count = reader.ReadVarUInt64(); count > 0; count--) latest.Add(SchemaRecord.Read(ref reader));
        return new SchemaState(last, latest) { History = StoreHistory.Read(ref reader) };
    }

    static List<SnapshotBlock> ReadBlocks(ref RecordReader reader)
    {
        var blocks = new List<SnapshotBlock>();
        long offset = FileHeader.Size;
        for (var count = reader.ReadVarUInt64(); count > 0; count--)
        {
            var length = Number(ref reader, "length of a block");
            var kind = (BlockKind)Number(ref reader, "kind of a block");
            blocks.Add(new SnapshotBlock(offset, length, kind, Number(ref reader, "class number"), Number(ref reader, "number of objects")));
            offset = blocks[^1].End;
        }
        return blocks;
    }

    static List<Ghost> ReadGhosts(ref RecordReader reader)
    {
        var ghosts = new List<Ghost>();
        for (var count = reader.ReadVarUInt64(); count > 0; count--)
        {
            ghosts.Add(new Ghost(LongNumber(ref reader, "object id"), Number(ref reader, "class number")));
        }
        return ghosts;
    }

    static LogMark? ReadMark(ref RecordReader reader)
    {
        var segment = LongNumber(ref reader, "segment of the log");
        if (segment == 0) return null;
        var position = LongNumber(ref reader, "offset in the log");
        var checksum = reader.ReadVarUInt64();
        return checksum <= uint.MaxValue ? new LogMark(segment, position, (uint)checksum) : throw new RecordFormatException($"the checksum {checksum}");
    }

    static int Number(ref RecordReader reader, string what)
        => reader.ReadVarUInt64() is var number && number <= int.MaxValue ? (int)number : throw new RecordFormatException($"the {what} {number}");

    static long LongNumber(ref RecordReader reader, string what)
        => reader.ReadVarUInt64() is var number && number <= long.MaxValue >> 8 ? (long)number : throw new RecordFormatException($"the {what} {number}");
}
