namespace PersistentObjects;

/// <summary>A record does not decode. Its reader adds file and offset and throws <see cref="StoreCorruptedException"/>.</summary>
sealed class RecordFormatException(string found, Exception? innerException = null)
    : Exception(found, innerException);
