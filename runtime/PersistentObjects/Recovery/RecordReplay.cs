using PersistentObjects.CompilerServices;
using PersistentObjects.Schema;
using PersistentObjects.Serialization;

namespace PersistentObjects.Recovery;

/// <summary>Takes the records of the log batch by batch and carries out the transactions that are complete.</summary>
/// <param name="schemas">Gets the class descriptions.</param>
/// <param name="loader">Carries the transactions out.</param>
/// <param name="loadedVersion">What a snapshot has brought already: transactions up to this version are read and passed over.</param>
/// <param name="loadedSchema">And so are class descriptions up to this number.</param>
sealed class RecordReplay(SchemaBinder schemas, ObjectLoader loader, long loadedVersion = 0, int loadedSchema = 0)
{
    readonly List<byte[]> _parts = [];

    internal long Transactions { get; private set; }

    /// <summary>How many bytes of parts were never completed.</summary>
    internal long SkippedBytes { get; private set; }

    /// <summary>Whether the log ends with parts of a transaction that was not completed.</summary>
    internal bool HasOpenParts => _parts.Count > 0;

    /// <summary>Carries out a batch and says how many commit versions it held.</summary>
    internal int Replay(long firstVersion, ReadOnlySpan<byte> records)
    {
        var reader = new RecordReader(records);
        var count = 0;
        while (!reader.AtEnd)
        {
            var record = ReadRecord(ref reader);
            var kind = record[0];
            var body = record[1..];
            switch ((RecordKind)kind)
            {
                case RecordKind.Transaction:
                    Complete(body, firstVersion + count);
                    count++;
                    break;
                case RecordKind.TransactionPart:
                    if (firstVersion + count > loadedVersion) _parts.Add(body.ToArray());
                    break;
                case RecordKind.Schema:
                    var description = new RecordReader(body);
                    var stored = SchemaRecord.Read(ref description);
                    if (stored.Number > loadedSchema) schemas.Add(stored);
                    break;
                case RecordKind.Reader:
                    if (firstVersion + count > loadedVersion) ReadReaders(body);
                    break;
                case RecordKind.Abandon:
                    SkipOpenParts();
                    break;
                default:
                    throw new RecordFormatException($"a record of unknown kind {kind}, which a newer version of this library may have written");
            }
        }
        return count;
    }

    /// <summary>How many commit versions the records of a batch hold.</summary>
    internal static int CountTransactions(ReadOnlySpan<byte> records)
    {
        var reader = new RecordReader(records);
        var count = 0;
        while (!reader.AtEnd)
        {
            if ((RecordKind)ReadRecord(ref reader)[0] == RecordKind.Transaction) count++;
        }
        return count;
    }

    /// <summary>The log has ended: what was not completed never happened.</summary>
    internal void End()
    {
        foreach (var part in _parts) SkippedBytes += part.Length;
    }

    static ReadOnlySpan<byte> ReadRecord(ref RecordReader reader)
    {
        var length = reader.ReadVarUInt64();
        return length is 0 or > int.MaxValue ? throw new RecordFormatException($"a record of length {length}") : reader.ReadBytes((int)length);
    }

    void ReadReaders(ReadOnlySpan<byte> body)
    {
        var reader = new RecordReader(body);
        schemas.History.Add(ReaderRecord.Read(ref reader));
        if (!reader.AtEnd) throw new RecordFormatException($"a reader record that goes on at byte {reader.Position}");
    }

    void Complete(ReadOnlySpan<byte> last, long version)
    {
        if (version <= loadedVersion) return;
        Transactions++;
        // Without their classes the objects can't be loaded; reading goes on to find all differences.
        if (!schemas.HasDifferences)
        {
            loader.Begin(_parts.Sum(part => (long)part.Length) + last.Length);
            foreach (var part in _parts) loader.Apply(part, version);
            loader.Apply(last, version);
        }
        _parts.Clear();
    }

    void SkipOpenParts()
    {
        End();
        _parts.Clear();
    }
}
