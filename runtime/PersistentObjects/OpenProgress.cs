namespace PersistentObjects;

/// <summary>How far opening a store has come.</summary>
/// <param name="BytesRead">Bytes of snapshot and log that were read.</param>
/// <param name="BytesTotal">Bytes of both altogether.</param>
/// <param name="Transactions">Transactions of the log that were carried out.</param>
public readonly record struct OpenProgress(long BytesRead, long BytesTotal, long Transactions);
