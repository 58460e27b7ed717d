using PersistentObjects.Serialization;

namespace PersistentObjects.Verification;

/// <summary>Where a batch begins.</summary>
readonly record struct BatchPlace(string Path, long Offset);

/// <summary>Is told what the log holds, in order.</summary>
interface ILogVisitor
{
    /// <summary>A valid batch with the version that was expected.</summary>
    /// <returns>How many versions it ends.</returns>
    /// <exception cref="RecordFormatException">Its records can't be understood.</exception>
    int Visit(BatchPlace place, long firstVersion, ReadOnlySpan<byte> records);

    /// <summary>
    /// Something is lost before the batch that comes next: the transactions of the versions from <paramref name="first"/> up to
    /// before <paramref name="next"/>; when there are none, records that end none.
    /// </summary>
    /// <param name="loss">Where it was, and what is wrong there.</param>
    /// <param name="first">The first version that is lost.</param>
    /// <param name="next">The version that the log goes on with.</param>
    void Lose(LogLoss loss, long first, long next);
}

/// <summary>A part of the log that can't be read.</summary>
/// <param name="Path">The file.</param>
/// <param name="Offset">Where it begins.</param>
/// <param name="Bytes">How many bytes of the file are passed over; 0 when a file is missing, or is not this log's.</param>
/// <param name="Description">What is wrong.</param>
readonly record struct LogLoss(string Path, long Offset, long Bytes, string Description)
{
    /// <summary>Whether the findings have it, but for the versions that are lost with it.</summary>
    internal bool IsFound { get; init; }

    /// <summary>
    /// Nothing need be missing, but what was read before may be something else than what the next batch was written behind; and it
    /// may have taken so many bytes. Null for what can't be read.
    /// </summary>
    internal long? MixedBytes { get; init; }

    /// <summary>Whether the transaction that comes next may have begun in what is lost. A part of one takes this much room at least.</summary>
    internal bool MayHoldParts => (MixedBytes ?? (Bytes == 0 ? long.MaxValue : Bytes)) >= TransactionEncoder.PartBytes;
}
