using Microsoft.Extensions.Logging;
using PersistentObjects.Log;
using PersistentObjects.Objects;
using PersistentObjects.Serialization;
using PersistentObjects.Storage;

namespace PersistentObjects.Blobs;

/// <summary>The files of one store's large blobs. Any thread may call it.</summary>
/// <invariants>
/// <list type="bullet">
/// <item>A file has the name of a blob only when its content is durable, and whoever is given a <see cref="BlobFile"/> for
/// a record has its name durable, too. So no record mentions what a power failure may take away.</item>
/// <item>A file is deleted only when nothing needs it any more: no <see cref="BlobFile"/> can be reached, which every blob in an object,
/// in an older version of one, in a transaction that is staged, in a view or in the hands of the application keeps, and every
/// stream; no transaction of the kept log mentions it; no kept snapshot does.</item>
/// <item>Names are given, handles are made and files are deleted under one lock. Who makes a blob of the same content while its
/// old file is being deleted therefore either has a handle before that is decided, and it stays, or gives the name anew
/// afterwards to a file of his own.</item>
/// </list>
/// </invariants>
sealed partial class BlobFolder(IStorage storage, ILogger logger, long thresholdBytes)
{
    readonly Lock _names = new();
    readonly Dictionary<BlobHash, BlobEntry> _entries = [];
    long _temporaries;
    bool _hasDirectory;
    volatile bool _isClosed;

    internal IStorage Storage => storage;

    /// <summary>A blob of more bytes has a file.</summary>
    internal long ThresholdBytes => thresholdBytes;

    /// <summary>The store is disposed: somebody else may delete files from now on.</summary>
    internal bool IsClosed => _isClosed;

    internal static string PathOf(BlobHash hash) => $"{StorePath.Blobs}/{hash}";

    internal void Close() => _isClosed = true;

    /// <summary>What a record or a snapshot mentions. That the file is there is asked later, of all (<see cref="FindMissing"/>).</summary>
    /// <exception cref="RecordFormatException">It was mentioned with another length before.</exception>
    internal PersistentBlob Resolve(BlobHash hash, long length)
    {
        lock (_names)
        {
            if (_entries.TryGetValue(hash, out var known) && known.Length != length) throw new RecordFormatException($"a blob of {length} bytes with the hash {hash}, which one of {known.Length} bytes has");
            return new PersistentBlob(HandleOf(hash, length));
        }
    }

    /// <summary>After recovery, before anything is written: a blob that was mentioned and is not there as it must be.</summary>
    internal BlobFault? FindMissing()
    {
        foreach (var (hash, entry) in _entries)
        {
            if (BlobExamination.FindMissing(storage, hash, entry.Length) is { } fault) return fault;
        }
        return null;
    }

    /// <summary>
    /// Before the first write of a run: removes what an interrupted one has left, and finds all blobs. What of the log and the snapshots
    /// was not read may mention any of them.
    /// </summary>
    /// <param name="version">The version that the store was opened at.</param>
    internal void BeginWriting(long version)
    {
        if (!storage.DirectoryExists(StorePath.Blobs)) return;
        foreach (var name in storage.ListFiles(StorePath.Blobs))
        {
            if (name.EndsWith(StorePath.BlobTemporaryExtension, StringComparison.Ordinal))
            {
                var path = $"{StorePath.Blobs}/{name}";
                storage.Delete(path);
                LogEvents.LeftoverRemoved(logger, storage.Describe(path));
            }
            else if (BlobHash.TryParse(name, out var hash))
            {
                if (!_entries.TryGetValue(hash, out var entry)) _entries.Add(hash, entry = new BlobEntry());
                entry.NoteLogged(version);
                entry.NoteSnapshot(version);
            }
        }
        // The run before may have been killed between a rename and the sync of the directory.
        storage.SyncDirectory(StorePath.Blobs);
    }

    /// <summary>The file of this store that has the blob's content, made if there is none.</summary>
    /// <exception cref="IOException">It could not be written. Nothing else has happened.</exception>
    internal BlobFile FileOf(PersistentBlob blob)
    {
        if (blob.FileIn(this) is { } file) return file;
        file = FindFresh(blob.ContentHash) ?? Copy(blob);
        blob.Add(file);
        return file;
    }

    /// <summary>A file that this run has written. One of an earlier run may have been damaged since, and is made anew.</summary>
    BlobFile? FindFresh(BlobHash hash)
    {
        lock (_names) return _entries.TryGetValue(hash, out var entry) && entry.IsFresh ? HandleOf(hash, entry.Length) : null;
    }

    BlobFile Copy(PersistentBlob blob)
    {
        using var writer = new BlobWriter(this);
        using var content = blob.OpenRead();
        var buffer = new byte[BlobFile.ChunkBytes];
        for (int count; (count = content.Read(buffer)) > 0;) writer.Append(buffer.AsSpan(0, count));
        return writer.Complete();
    }

    /// <summary>An entry whose file has its name; lock.</summary>
    BlobFile HandleOf(BlobHash hash, long length)
    {
        if (!_entries.TryGetValue(hash, out var entry)) _entries.Add(hash, entry = new BlobEntry());
        entry.Length = length;
        return entry.Handle ?? (entry.Handle = new BlobFile(this, entry, hash, length));
    }

    /// <summary>Makes the directory, durably, unless that was done.</summary>
    internal string NextTemporary()
    {
        lock (_names)
        {
            if (!_hasDirectory)
            {
                storage.CreateDirectory(StorePath.Blobs);
                storage.SyncDirectory(StorePath.Root);
                _hasDirectory = true;
            }
            return StorePath.BlobTemporary(++_temporaries);
        }
    }

    /// <summary>Gives a file its name; its content is durable. On return the name is durable, too.</summary>
    internal BlobFile Publish(string temporary, BlobHash hash, long length)
    {
        TestHooks.At(HookPoint.BlobComplete);
        BlobFile file;
        lock (_names)
        {
            if (_entries.TryGetValue(hash, out var known) && known.IsFresh)
            {
                storage.Delete(temporary);
                return HandleOf(hash, length);
            }
            storage.Rename(temporary, PathOf(hash));
            // From here on it is not deleted any more. A file of that name which was there before has made room for one that is right.
            file = HandleOf(hash, length);
        }
        storage.SyncDirectory(StorePath.Blobs);
        lock (_names) _entries[hash].IsFresh = true;
        BlobEvents.Written(logger, file.FullName, length);
        return file;
    }

    /// <summary>A blob could not be written: its file must not keep the room that others need.</summary>
    internal void Abandon(string temporary, string failure)
    {
        try
        {
            if (storage.FileExists(temporary)) storage.Delete(temporary);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            BlobEvents.TemporaryLeft(logger, storage.Describe(temporary), failure);
        }
    }
}
