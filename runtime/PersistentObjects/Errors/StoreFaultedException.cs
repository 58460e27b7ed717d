namespace PersistentObjects;

/// <summary>
/// Writing or syncing the log failed, and the store refuses writes from then on. Reads go on with what was published.
/// </summary>
/// <remarks>
/// The outcome of the transaction that gets this exception is unknown until the store is opened again: its bytes may or
/// may not have reached the disk. A failed sync is never retried, because the operating system may have dropped the
/// unwritten pages and report success the second time.
/// </remarks>
public sealed class StoreFaultedException : PersistentStoreException
{
    internal StoreFaultedException(string message, Exception cause)
        : base(message, cause)
    {
    }

    internal static StoreFaultedException OutcomeUnknown(Exception cause) => new(
        "The log could not be made durable: " + cause.Message + " Whether this transaction reached the disk is unknown "
        + "until the store is opened again; dispose the store, repair the storage and reopen it.",
        cause);

    internal static StoreFaultedException NoBlob(Exception cause) => new(
        "The store refuses writes since its log could not be made durable: " + cause.Message + " No blob was written; "
        + "dispose the store, repair the storage and reopen it.",
        cause);

    internal static StoreFaultedException NoSnapshot(Exception cause) => new(
        "The store refuses writes since its log could not be made durable: " + cause.Message + " No snapshot was taken of it; "
        + "dispose the store, repair the storage and reopen it.",
        cause);

    internal static StoreFaultedException Refused(Exception cause) => new(
        "The store refuses writes since its log could not be made durable: " + cause.Message + " This transaction did "
        + "not start; dispose the store, repair the storage and reopen it.",
        cause);
}
