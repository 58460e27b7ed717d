namespace PersistentObjects.Testing;

/// <summary>The simulated process was killed before it made the operation; the machine goes on.</summary>
sealed class ProcessKilledException(long operation)
    : IOException($"The process was killed before I/O operation {operation}.");
