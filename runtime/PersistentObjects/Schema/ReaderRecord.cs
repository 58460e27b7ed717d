using PersistentObjects.CompilerServices;

namespace PersistentObjects.Schema;

/// <summary>Which programs may read the store, and which has written to it: FORMAT.md, "Reader records".</summary>
/// <param name="OldestReader">The oldest schema version of a program that understands what is stored.</param>
/// <param name="WriterVersion">The newest schema version of a program that has written.</param>
/// <param name="WriterName">The name of the program that has raised one of the two.</param>
sealed record ReaderRecord(int OldestReader, int WriterVersion, string WriterName)
{
    /// <summary>Nobody who had a schema version has written.</summary>
    internal static ReaderRecord None { get; } = new(0, 0, "");

    /// <summary>Whether it says no more than another one does.</summary>
    internal bool IsCoveredBy(ReaderRecord other) => OldestReader <= other.OldestReader && WriterVersion <= other.WriterVersion;

    /// <summary>What both say together: neither number ever goes down.</summary>
    internal ReaderRecord Raise(ReaderRecord other) => other.IsCoveredBy(this)
        ? this
        : new ReaderRecord(Math.Max(OldestReader, other.OldestReader), Math.Max(WriterVersion, other.WriterVersion), other.WriterName);

    internal void Write(RecordWriter writer)
    {
        writer.WriteVarUInt64((ulong)OldestReader);
        writer.WriteVarUInt64((ulong)WriterVersion);
        writer.WriteString(WriterName);
    }

    /// <exception cref="RecordFormatException">It makes no sense.</exception>
    internal static ReaderRecord Read(ref RecordReader reader)
    {
        var oldest = reader.ReadVarUInt64();
        var writer = reader.ReadVarUInt64();
        var name = reader.ReadString();
        return oldest <= writer && writer <= int.MaxValue && name is not null
            ? new ReaderRecord((int)oldest, (int)writer, name)
            : throw new RecordFormatException($"programs from schema version {oldest} on as readers of what {name ?? "a program without a name"} of version {writer} wrote");
    }
}
