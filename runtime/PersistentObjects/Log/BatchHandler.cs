namespace PersistentObjects.Log;

/// <summary>
/// Takes the records of one batch while the log is read. The span is valid only during the call.
/// </summary>
/// <returns>
/// How many commit versions the batch held; 0 when it only carries a part of a transaction that ends in a later batch.
/// </returns>
/// <exception cref="InvalidDataException">
/// The records cannot be understood. The log reports it as <see cref="StoreCorruptedException"/> with file and offset.
/// </exception>
delegate int BatchHandler(long firstVersion, ReadOnlySpan<byte> records);
