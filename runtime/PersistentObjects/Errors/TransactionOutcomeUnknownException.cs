namespace PersistentObjects;

/// <summary>
/// The wait for the disk was cancelled or timed out after the transaction had been handed to the log. It can't be taken
/// back any more, and is not known to be durable yet.
/// </summary>
/// <remarks>
/// <para>
/// It becomes visible once it is durable, as if the wait had gone on, and never otherwise. To learn how it ended, await
/// <see cref="PersistentStore.WaitForVersion"/> with <see cref="Version"/>: that completes when the transaction is
/// durable, and throws <see cref="StoreFaultedException"/> when its outcome stays unknown until the store is opened again.
/// </para>
/// <para>
/// A transaction that did not start, or changed nothing, throws <see cref="OperationCanceledException"/> or
/// <see cref="TimeoutException"/> instead. So either of these means: nothing has happened.
/// </para>
/// </remarks>
public sealed class TransactionOutcomeUnknownException : PersistentStoreException
{
    internal TransactionOutcomeUnknownException(long version, Exception cause)
        : base(
            $"The transaction was handed to the log as version {version}, but the wait until it is on the disk "
            + (cause is TimeoutException ? "has timed out. " : "was cancelled. ")
            + "It may still become durable and visible: don't repeat it before await store.WaitForVersion("
            + $"{version}) has told how it ended.",
            cause)
        => Version = version;

    /// <summary>The commit version that the transaction has if it becomes durable.</summary>
    public long Version { get; }
}
