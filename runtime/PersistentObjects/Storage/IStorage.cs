namespace PersistentObjects.Storage;

/// <summary>
/// A store's directory. All that a store does to files goes through here, so that tests can put a simulated disk (of the
/// package PersistentObjects.Testing) in place of the physical one and cut its power at any operation.
/// </summary>
/// <remarks>
/// <para>
/// Paths are relative to the store's directory and separated by '/'; the empty path is the directory itself.
/// </para>
/// <para>
/// Durability: <see cref="Create"/>, <see cref="Rename"/> and <see cref="Delete"/> change a directory, and survive a
/// power failure for certain only once <see cref="SyncDirectory"/> of that directory has returned; until then each of
/// them may be lost alone, whatever the order in which they were called. The contents of a file are the business of
/// <see cref="IStorageFile.Sync"/>, which says nothing about the file's name.
/// </para>
/// <para>
/// Failures are <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/>. After one it is unknown what
/// has reached the disk. Calls for different files may come from different threads.
/// </para>
/// </remarks>
public interface IStorage : IDisposable
{
    /// <summary>The full name of <paramref name="path"/>, for messages.</summary>
    string Describe(string path);

    /// <summary>Whether there is a directory of this name.</summary>
    bool DirectoryExists(string path);

    /// <summary>Whether there is a file of this name.</summary>
    bool FileExists(string path);

    /// <summary>The names, without directory, of the files in <paramref name="directory"/>, in ordinal order.</summary>
    IReadOnlyList<string> ListFiles(string directory);

    /// <summary>
    /// Creates the directory unless it exists. For the store's own directory (the empty path) missing parents are created
    /// too, and every new entry is durable on return; for others the caller syncs the parent.
    /// </summary>
    void CreateDirectory(string path);

    /// <summary>Creates an empty file, which must not exist.</summary>
    IStorageFile Create(string path);

    /// <summary>Opens a file, which must exist.</summary>
    IStorageFile Open(string path, bool readOnly);

    /// <summary>Renames a file atomically, replacing <paramref name="to"/> when it exists. Open files stay open.</summary>
    void Rename(string from, string to);

    /// <summary>Deletes a file, which must exist.</summary>
    void Delete(string path);

    /// <summary>On return, all entries that were created, renamed or deleted in this directory are durable.</summary>
    void SyncDirectory(string path);

    /// <summary>
    /// Takes the lock that <paramref name="path"/> stands for, creating the file when it is missing. Disposing the result
    /// releases the lock and leaves the file; the death of the process releases it as well.
    /// </summary>
    /// <exception cref="StoreLockedException">Somebody else has it.</exception>
    IDisposable AcquireLock(string path);
}
