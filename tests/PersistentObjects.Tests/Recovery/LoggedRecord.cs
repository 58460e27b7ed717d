using PersistentObjects.CompilerServices;
using PersistentObjects.Log;
using PersistentObjects.Schema;
using PersistentObjects.Serialization;
using PersistentObjects.Testing;

namespace PersistentObjects.Tests.Recovery;

/// <summary>A record of the log, read without any persistent class.</summary>
sealed record LoggedRecord(RecordKind Kind, byte[] Body)
{
    public static List<LoggedRecord> ReadAll(SimulatedDisk disk)
        => [.. ReadBatches(disk).SelectMany(batch => Split(batch))];

    /// <summary>The records of each batch, still in their frames.</summary>
    public static List<byte[]> ReadBatches(SimulatedDisk disk)
    {
        var batches = new List<byte[]>();
        using var log = StoreLog.Open(disk, new LogOptions());
        log.Read((_, records) =>
        {
            batches.Add(records.ToArray());
            return Split(records).Count(record => record.Kind == RecordKind.Transaction);
        });
        return batches;
    }

    /// <summary>The class description that the record is.</summary>
    public StoredClass AsSchema()
    {
        var reader = new RecordReader(Body);
        var stored = SchemaRecord.Read(ref reader);
        reader.AtEnd.ShouldBeTrue();
        return stored;
    }

    /// <summary>What the record says of readers.</summary>
    public ReaderRecord AsReaders()
    {
        var reader = new RecordReader(Body);
        var readers = ReaderRecord.Read(ref reader);
        reader.AtEnd.ShouldBeTrue();
        return readers;
    }

    static List<LoggedRecord> Split(ReadOnlySpan<byte> records)
    {
        var split = new List<LoggedRecord>();
        var reader = new RecordReader(records);
        while (!reader.AtEnd)
        {
            var record = reader.ReadBytes((int)reader.ReadVarUInt64());
            split.Add(new LoggedRecord((RecordKind)record[0], record[1..].ToArray()));
        }
        return split;
    }
}
