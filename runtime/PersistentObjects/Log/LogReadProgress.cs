namespace PersistentObjects.Log;

/// <summary>How far reading the log has come.</summary>
readonly record struct LogReadProgress(long BytesRead, long BytesTotal);
