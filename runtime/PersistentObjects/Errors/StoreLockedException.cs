namespace PersistentObjects;

/// <summary>
/// The store is open already, in this process or in another one. Only one may hold a store's directory at a time;
/// nothing was read or changed.
/// </summary>
public sealed class StoreLockedException : PersistentStoreException
{
    /// <summary>Thrown by <see cref="Storage.IStorage.AcquireLock"/>.</summary>
    /// <param name="file">The full name of the lock file that is held.</param>
    /// <param name="innerException">What the operating system said.</param>
    public StoreLockedException(string file, Exception? innerException = null)
        : base(
            $"The store is open already: its lock file '{file}' is held by another process, or by a store in this one "
            + "that has not been disposed. Close that one first; the file itself may stay and need not be deleted.",
            innerException)
        => File = file;

    /// <summary>The full name of the lock file that is held.</summary>
    public string File { get; }
}
