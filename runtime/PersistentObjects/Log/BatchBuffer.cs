using System.Buffers;

namespace PersistentObjects.Log;

/// <summary>
/// The bytes of one batch while it is filled. Room for the header is kept at the start and for the padding at the end, so
/// that the log completes the batch in place and hands it to the disk in one write without copying.
/// </summary>
/// <remarks>Not thread-safe: owned by whoever fills it, lent to <see cref="ICommitLog.Append"/> during the call.</remarks>
sealed class BatchBuffer : IBufferWriter<byte>
{
    /// <summary>The length field of a batch has 32 bits, and an array has 31.</summary>
    public static readonly int MaxRecordBytes = Array.MaxLength - BatchHeader.Size - Slack;

    /// <summary>A buffer that grew beyond this for one large batch is given back to the runtime.</summary>
    const int RetainedBytes = 4 << 20;

    const int InitialBytes = 64 << 10;
    const int Slack = BatchHeader.Alignment;

    /// <summary>Header, records up to <see cref="Length"/>, and room for the padding at least.</summary>
    public byte[] Bytes { get; private set; } = new byte[InitialBytes];

    /// <summary>The number of bytes in use, the header's included.</summary>
    public int Length { get; private set; } = BatchHeader.Size;

    /// <summary>The commit version of the first transaction that begins in this batch.</summary>
    public long FirstVersion { get; private set; }

    public bool IsEmpty => Length == BatchHeader.Size;

    /// <summary>The records written so far.</summary>
    public ReadOnlySpan<byte> Records => Bytes.AsSpan(BatchHeader.Size, Length - BatchHeader.Size);

    /// <summary>Begins a new batch.</summary>
    public void Reset(long firstVersion)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(firstVersion, 1);
        if (Bytes.Length > RetainedBytes) Bytes = new byte[InitialBytes];
        Length = BatchHeader.Size;
        FirstVersion = firstVersion;
    }

    /// <summary>Gives up what was written after the buffer had <paramref name="length"/> bytes.</summary>
    public void Truncate(int length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, BatchHeader.Size);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Length);
        Length = length;
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(Math.Max(sizeHint, 1));
        return Bytes.AsSpan(Length, Bytes.Length - Slack - Length);
    }

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(Math.Max(sizeHint, 1));
        return Bytes.AsMemory(Length, Bytes.Length - Slack - Length);
    }

    public void Advance(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Bytes.Length - Slack - Length);
        Length += count;
    }

    void Reserve(int count)
    {
        var needed = (long)Length + count + Slack;
        if (needed <= Bytes.Length) return;
        if (needed > Array.MaxLength)
        {
            throw new InvalidOperationException(
                $"A batch holds at most {MaxRecordBytes} bytes of records; {needed - BatchHeader.Size - Slack} were asked for.");
        }

        var grown = new byte[(int)Math.Min(Math.Max(needed, 2L * Bytes.Length), Array.MaxLength)];
        Bytes.AsSpan(0, Length).CopyTo(grown);
        Bytes = grown;
    }
}
