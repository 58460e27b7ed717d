using System.Diagnostics;
using PersistentObjects.Log;
using PersistentObjects.Serialization;

namespace PersistentObjects.Concurrency.Tests.Stress;

/// <summary>A log whose syncs take as long as those of a disk, and which knows the newest version that is durable.</summary>
sealed class SlowLog(int seed, Delays delays) : ICommitLog
{
    readonly Random _random = new(seed);
    long _appended;
    long _durable;

    /// <summary>How many syncs in a million fail.</summary>
    internal int FailuresPerMillion { get; set; }

    internal long Durable => Volatile.Read(ref _durable);

    public void Append(BatchBuffer batch)
    {
        delays.InstallOnPoolThread();
        _appended = batch.FirstVersion + CountTransactions(batch.Records) - 1;
    }

    public void Sync()
    {
        var begun = Stopwatch.GetTimestamp();
        var microseconds = _random.Next(20, 400);
        while (Stopwatch.GetElapsedTime(begun).TotalMicroseconds < microseconds) Thread.Yield();
        if (_random.Next(1_000_000) < FailuresPerMillion) throw new IOException("The disk is gone.");
        Volatile.Write(ref _durable, _appended);
    }

    public void Dispose()
    {
    }

    static int CountTransactions(ReadOnlySpan<byte> records)
    {
        var count = 0;
        while (!records.IsEmpty)
        {
            var (length, shift, prefix) = (0, 0, 0);
            do
            {
                length |= (records[prefix] & 0x7F) << shift;
                shift += 7;
            }
            while ((records[prefix++] & 0x80) != 0);
            if (records[prefix] == (byte)RecordKind.Transaction) count++;
            records = records[(prefix + length)..];
        }
        return count;
    }
}
