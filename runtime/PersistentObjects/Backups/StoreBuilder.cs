using PersistentObjects.Blobs;
using PersistentObjects.Log;
using PersistentObjects.Serialization;
using PersistentObjects.Snapshots;
using PersistentObjects.Storage;

namespace PersistentObjects.Backups;

/// <summary>Makes a store out of files that are put into an empty directory.</summary>
/// <invariants>
/// <list type="bullet">
/// <item><c>store.id</c> comes first, and says that there is no store yet. Only when all files and their names are durable, and
/// were read back, another one takes its place, in one rename: so whatever a crash leaves refuses to open, or is
/// complete.</item>
/// <item>The directory is locked meanwhile, so that nobody takes what is half made for his own.</item>
/// <item>What was begun and not completed is removed again, as far as the disk allows.</item>
/// </list>
/// </invariants>
sealed class StoreBuilder : IDisposable
{
    // The first batch makes it as long as segments are to be.
    const long FirstSegmentBytes = 4096;

    readonly IStorage _storage;
    readonly IDisposable _lock;
    bool _isComplete;

    StoreBuilder(IStorage storage, Guid storeId, IDisposable acquired) => (_storage, StoreId, _lock) = (storage, storeId, acquired);

    public Guid StoreId { get; }

    /// <summary>Begins a store. The directory is made when it is missing.</summary>
    /// <param name="storage">The directory, which stays the caller's.</param>
    /// <param name="storeId">The store's id: a fresh one, unless the files are those of another store.</param>
    /// <exception cref="IOException">There are files in the directory, or it can't be written to.</exception>
    /// <exception cref="StoreLockedException">Somebody else uses the directory.</exception>
    public static StoreBuilder Begin(IStorage storage, Guid storeId)
    {
        RequireEmpty(storage);
        storage.CreateDirectory(StorePath.Root);
        var acquired = storage.AcquireLock(StorePath.Lock);
        StoreBuilder? builder = null;
        try
        {
            // Somebody else may have been here until the lock was free.
            RequireEmpty(storage);
            builder = new StoreBuilder(storage, storeId, acquired);
            StoreIdentity.WriteIncomplete(storage, storeId);
            storage.CreateDirectory(StorePath.Log);
            storage.SyncDirectory(StorePath.Root);
            return builder;
        }
        catch
        {
            (builder ?? acquired).Dispose();
            throw;
        }
    }

    /// <summary>Makes a log without anything in it, which begins with a version. It needs the snapshot of the one before.</summary>
    public void BeginLog(long firstVersion)
    {
        LogSegment.Create(_storage, StoreId, firstVersion, FirstSegmentBytes, link: 0, out var file, beginsLog: true);
        file.Dispose();
    }

    /// <summary>
    /// Makes a snapshot of what <paramref name="write"/> puts into the file. It has its name at once, unlike those of a store that
    /// is in use: until everything was read back there is no store.
    /// </summary>
    public void AddSnapshot(long version, Func<IStorageFile, FileHeader> write)
    {
        AddSnapshots();
        using (var file = _storage.Create(StorePath.Snapshot(version)))
        {
            write(file);
            file.Sync();
        }
        _storage.SyncDirectory(StorePath.Snapshots);
    }

    /// <summary>Copies a blob, durably but for its name.</summary>
    /// <exception cref="StoreCorruptedException">Its content is not what was written.</exception>
    public void AddBlob(PersistentBlob blob, SnapshotPace pace, CancellationToken cancellationToken)
    {
        AddBlobs();
        using var content = blob.OpenRead();
        using var file = _storage.Create(BlobFolder.PathOf(blob.ContentHash));
        var buffer = new byte[SnapshotPace.PieceBytes];
        long offset = 0;
        for (int count; (count = content.Read(buffer)) > 0; offset += count)
        {
            cancellationToken.ThrowIfCancellationRequested();
            file.Write(buffer.AsSpan(0, count), offset);
            if (!pace.IsDue) continue;
            file.Sync();
            pace.Rest(cancellationToken);
        }
        file.Sync();
    }

    /// <summary>Makes the directory of the blobs.</summary>
    public void AddBlobs()
    {
        _storage.CreateDirectory(StorePath.Blobs);
        _storage.SyncDirectory(StorePath.Root);
    }

    /// <summary>Copies a blob from another directory, durably but for its name. What is not what was written is not copied.</summary>
    /// <returns>What is wrong with it, null when it was copied.</returns>
    public BlobFault? TryCopyBlob(IStorage source, BlobHash hash, long length, CancellationToken cancellationToken)
    {
        AddBlobs();
        var path = BlobFolder.PathOf(hash);
        using var file = _storage.Create(path);
        long offset = 0;
        var fault = BlobExamination.FindDamage(
            source,
            hash,
            length,
            bytes =>
            {
                file.Write(bytes, offset);
                offset += bytes.Length;
            },
            cancellationToken);
        if (fault is null) file.Sync();
        else _storage.Delete(path);
        return fault;
    }

    /// <summary>Copies a file from another directory to the same place, durably but for its name.</summary>
    public void Copy(IStorage source, string path, Action<long> copied, CancellationToken cancellationToken)
        => FileCopy.Copy(source, _storage, path, copied, cancellationToken);

    /// <summary>Makes the names of copied files durable. Before the first one the directory of the snapshots is made.</summary>
    public void SyncNames()
    {
        foreach (var directory in new[] { StorePath.Blobs, StorePath.Snapshots })
        {
            if (_storage.DirectoryExists(directory)) _storage.SyncDirectory(directory);
        }
        _storage.SyncDirectory(StorePath.Log);
        _storage.SyncDirectory(StorePath.Root);
    }

    /// <summary>Makes the directory of the snapshots.</summary>
    public void AddSnapshots()
    {
        _storage.CreateDirectory(StorePath.Snapshots);
        _storage.SyncDirectory(StorePath.Root);
    }

    /// <summary>Reads back from the disk what was written. It counts as a store afterwards, and not before.</summary>
    /// <param name="version">The version that the store must have.</param>
    /// <param name="unfinishedBytes">How many bytes there must be of an unfinished write.</param>
    /// <param name="pace">Lets others have the disk; null when nobody else is at work.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="StoreCorruptedException">The disk holds something else.</exception>
    public StoredContents Complete(long version, long unfinishedBytes, SnapshotPace? pace, CancellationToken cancellationToken)
    {
        StoredContents.DropCaches(_storage);
        var contents = StoredContents.Read(_storage, StoreId, pace, cancellationToken);
        if (contents.Version != version || contents.UnfinishedBytes != unfinishedBytes || contents.Skipped.Count > 0)
        {
            throw new StoreCorruptedException(
                _storage.Describe(contents.Files[^1]), 0,
                $"a log up to version {version} with {unfinishedBytes} bytes behind it, as was written",
                $"one up to version {contents.Version} with {contents.UnfinishedBytes} bytes behind it, and {contents.Skipped.Count} damaged snapshots");
        }
        StoreIdentity.Write(_storage, StoreId);
        _isComplete = true;
        return contents;
    }

    public void Dispose()
    {
        try
        {
            if (!_isComplete) RemoveFiles();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What is left refuses to open, and says why.
        }
        finally
        {
            _lock.Dispose();
        }
    }

    /// <summary>The identity goes last: what is left without it would be taken for something else.</summary>
    void RemoveFiles()
    {
        foreach (var directory in new[] { StorePath.Blobs, StorePath.Snapshots, StorePath.Log })
        {
            if (!_storage.DirectoryExists(directory)) continue;
            foreach (var name in _storage.ListFiles(directory)) _storage.Delete($"{directory}/{name}");
            _storage.SyncDirectory(directory);
        }
        foreach (var path in new[] { StorePath.IdentityTemporary, StorePath.Identity })
        {
            if (_storage.FileExists(path)) _storage.Delete(path);
        }
    }

    static void RequireEmpty(IStorage storage)
    {
        if (FindFirst(storage) is not { } found) return;
        throw new IOException(
            $"The directory '{storage.Describe("")}' is not empty: there is '{found}'. Nothing was changed. Name a directory that is missing or empty.");
    }

    // An attempt that failed before has left its lock file and its directories.
    static string? FindFirst(IStorage storage)
    {
        if (!storage.DirectoryExists(StorePath.Root)) return null;
        if (storage.ListFiles(StorePath.Root).FirstOrDefault(name => name != StorePath.Lock) is { } file) return file;
        foreach (var directory in new[] { StorePath.Log, StorePath.Snapshots, StorePath.Blobs })
        {
            if (storage.DirectoryExists(directory) && storage.ListFiles(directory) is [var first, ..]) return $"{directory}/{first}";
        }
        return (storage as PhysicalStorage)?.ListDirectories().FirstOrDefault(name => name is not (StorePath.Log or StorePath.Snapshots or StorePath.Blobs));
    }
}
