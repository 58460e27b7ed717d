namespace PersistentObjects;

/// <summary>A record does not decode. Its reader adds file and offset and throws <see cref="StoreCorruptedException"/>.</summary>
class RecordFormatException(string found, Exception? innerException = null)
    : Exception(found, innerException);
