using PersistentObjects.Log;
using PersistentObjects.Storage;

namespace PersistentObjects.Tests.Log;

/// <summary>One run of a program that has a log: opens it, reads all of it, appends.</summary>
sealed class LogSession : IDisposable
{
    public const int SegmentSizeBytes = 1024;

    readonly StoreLog _log;
    readonly List<LogBatch> _batches = [];
    readonly BatchBuffer _buffer = new();
    ICommitLog? _writer;

    public LogSession(IStorage storage, long segmentSizeBytes = SegmentSizeBytes, Guid? storeId = null)
    {
        var options = new LogOptions
        {
            SegmentSizeBytes = segmentSizeBytes,
            NewStoreId = () => storeId ?? new Guid("0f0e0d0c-0b0a-0908-0706-050403020100"),
        };
        _log = StoreLog.Open(storage, options);
        try
        {
            Result = _log.Read((version, records) =>
            {
                _batches.Add(LogBatch.Of(version, records));
                return records[0];
            });
        }
        catch
        {
            _log.Dispose();
            throw;
        }
        NextVersion = Result.NextVersion;
    }

    public LogReadResult Result { get; }

    /// <summary>The batches that were read.</summary>
    public IReadOnlyList<LogBatch> Batches => _batches;

    public long NextVersion { get; private set; }

    public ICommitLog Writer => _writer ??= _log.BeginAppend();

    /// <summary>Appends a batch of <paramref name="versions"/> versions.</summary>
    public LogBatch Append(ReadOnlySpan<byte> filler, int versions = 1)
    {
        var batch = LogBatch.Create(NextVersion, versions, filler);
        Append(batch);
        return batch;
    }

    public void Append(LogBatch batch)
    {
        var writer = Writer;
        _buffer.Reset(batch.FirstVersion);
        var records = batch.Records;
        records.CopyTo(_buffer.GetSpan(records.Length));
        _buffer.Advance(records.Length);
        writer.Append(_buffer);
        NextVersion = batch.FirstVersion + batch.Versions;
    }

    public void Sync() => Writer.Sync();

    public void Dispose() => _log.Dispose();

    /// <summary>Appends batches, each synced before the next one, to a new log or an existing one.</summary>
    public static List<LogBatch> Write(IStorage storage, params int[] fillerBytes)
    {
        using var session = new LogSession(storage);
        var batches = new List<LogBatch>();
        _ = session.Writer;
        foreach (var count in fillerBytes)
        {
            var filler = new byte[count];
            new Random(count + batches.Count).NextBytes(filler);
            batches.Add(session.Append(filler));
            session.Sync();
        }
        return batches;
    }

    /// <summary>Reads the whole log.</summary>
    public static LogReadResult Read(IStorage storage, out IReadOnlyList<LogBatch> batches)
    {
        using var session = new LogSession(storage);
        batches = session.Batches;
        return session.Result;
    }
}
