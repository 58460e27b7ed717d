using PersistentObjects.Log;
using PersistentObjects.Objects;
using PersistentObjects.Serialization;

namespace PersistentObjects.Transactions;

/// <summary>
/// What was staged and not flushed yet: batches of framed records, and the transactions that are to be published when
/// those are durable. Two of them take turns, one being filled while the other is flushed.
/// </summary>
/// <remarks>Guarded by the pipeline's buffer lock while it is filled; the flush leader's own while it is flushed.</remarks>
sealed class StagingBuffer
{
    /// <summary>A batch that has reached this size gets no more records.</summary>
    const int FullBatchBytes = 1 << 20;

    readonly List<BatchBuffer> _batches = [new()];
    int _used;

    internal List<StagedTransaction> Transactions { get; } = [];

    /// <summary>The newest version whose records are in here.</summary>
    internal long LastVersion { get; set; }

    internal bool IsEmpty => _used == 0;

    internal int BatchCount => _used;

    /// <summary>About how many bytes wait.</summary>
    internal long Bytes { get; private set; }

    internal BatchBuffer this[int index] => _batches[index];

    /// <summary>Appends a record: a length, the kind, the bytes.</summary>
    /// <param name="kind">What the bytes are.</param>
    /// <param name="bytes">The record.</param>
    /// <param name="version">The commit version of the transaction that the record belongs to.</param>
    internal void Append(RecordKind kind, ReadOnlySpan<byte> bytes, long version)
    {
        TestHooks.At(HookPoint.BatchGrows);
        var batch = BatchFor(version);
        var span = batch.GetSpan(bytes.Length + 6);
        var length = (uint)bytes.Length + 1;
        var count = 0;
        while (length >= 0x80)
        {
            span[count++] = (byte)(length | 0x80);
            length >>= 7;
        }
        span[count++] = (byte)length;
        span[count++] = (byte)kind;
        bytes.CopyTo(span[count..]);
        batch.Advance(count + bytes.Length);
        Bytes += count + bytes.Length;
    }

    /// <summary>What is in here now, to come back to.</summary>
    internal Mark MarkEnd() => new(_used, _used == 0 ? 0 : _batches[_used - 1].Length, Bytes);

    /// <summary>Gives up what was appended since, so that half a transaction does not become part of the next one.</summary>
    internal void TruncateTo(Mark mark)
    {
        _used = mark.Batches;
        if (_used > 0) _batches[_used - 1].Truncate(mark.LastLength);
        Bytes = mark.Bytes;
    }

    internal void Clear()
    {
        Transactions.Clear();
        _used = 0;
        Bytes = 0;
        // One burst must not keep its memory for ever.
        if (_batches.Count > 8) _batches.RemoveRange(8, _batches.Count - 8);
    }

    BatchBuffer BatchFor(long version)
    {
        if (_used > 0 && _batches[_used - 1].Length < FullBatchBytes) return _batches[_used - 1];
        if (_used == _batches.Count) _batches.Add(new BatchBuffer());
        var batch = _batches[_used];
        batch.Reset(version);
        _used++;
        return batch;
    }

    internal readonly record struct Mark(int Batches, int LastLength, long Bytes);
}
