namespace PersistentObjects;

/// <summary>How far opening a store has come.</summary>
/// <param name="BytesRead">Bytes of the log that were read.</param>
/// <param name="BytesTotal">Bytes of the log altogether.</param>
/// <param name="Transactions">Transactions that were carried out.</param>
public readonly record struct OpenProgress(long BytesRead, long BytesTotal, long Transactions);
