using PersistentObjects.Storage;

namespace PersistentObjects.Log;

/// <summary>
/// The log of one open store. It holds the lock on the store's directory for as long as it lives; is first read, which
/// writes nothing, and then appended to.
/// </summary>
/// <remarks>Used by one thread at a time.</remarks>
sealed class StoreLog : IDisposable
{
    readonly IStorage _storage;
    readonly LogOptions _options;
    readonly IDisposable _lock;
    Guid? _storeId;
    LogEnd? _end;
    bool _wasRead;
    LogWriter? _writer;

    StoreLog(IStorage storage, LogOptions options, IDisposable acquired)
    {
        _storage = storage;
        _options = options;
        _lock = acquired;
    }

    /// <summary>
    /// Takes the store's lock, creating directory and lock file when they are missing. The storage stays the caller's.
    /// </summary>
    /// <exception cref="StoreLockedException">The store is open already.</exception>
    public static StoreLog Open(IStorage storage, LogOptions options)
    {
        storage.CreateDirectory(StorePath.Root);
        return new StoreLog(storage, options, storage.AcquireLock(StorePath.Lock));
    }

    /// <summary>The store's id, once the log is being appended to.</summary>
    public Guid StoreId => _writer!.StoreId;

    /// <summary>Up to where the log is durable, once it is being appended to. Any thread may ask.</summary>
    public LogMark Durable => _writer!.Durable;

    /// <summary>The store's id, null while it is only half created.</summary>
    public Guid? ReadIdentity() => _storeId ??= StoreIdentity.Read(_storage);

    /// <summary>How many bytes the segments have that a snapshot needs.</summary>
    public long Measure(long snapshotVersion)
    {
        var segments = LogSegment.List(_storage);
        var start = LogStart.Find(_storage, _storeId, segments, snapshotVersion);
        return segments.Skip(Math.Max(start, 0)).Sum(firstVersion => LogSegment.Measure(_storage, firstVersion));
    }

    /// <summary>
    /// Verifies the log and gives every batch to the handler, in order. Writes nothing: a store whose data is refused is
    /// left as it was. With the version of a snapshot, reading starts where that needs it, and what is older is verified; with
    /// its mark, it must be the log that the snapshot was taken of.
    /// </summary>
    /// <exception cref="StoreCorruptedException">Something that had been synced is damaged or missing.</exception>
    /// <exception cref="UnsupportedStoreFormatException">A newer version of the library wrote the store.</exception>
    public LogReadResult Read(
        BatchHandler handler,
        IProgress<LogReadProgress>? progress = null,
        CancellationToken cancellationToken = default,
        long snapshotVersion = 0,
        LogMark? mark = null)
    {
        var reader = new LogReader(_storage, ReadIdentity(), handler, progress, cancellationToken, snapshotVersion, mark);
        var result = reader.Read(LogSegment.List(_storage));
        _end = reader.End;
        _wasRead = true;
        return result;
    }

    /// <summary>
    /// Makes the log what reading it found, durably, and returns it for appending: removes leftovers of an interrupted
    /// run, cuts a torn tail away, and finishes the creation of a new store.
    /// </summary>
    public ICommitLog BeginAppend()
    {
        if (!_wasRead) throw new InvalidOperationException("The log is read to its end before it is appended to.");
        if (_writer is not null) throw new InvalidOperationException("The log is being appended to already.");

        _storage.CreateDirectory(StorePath.Log);
        RemoveLeftover(StorePath.SegmentTemporary);
        RemoveLeftover(StorePath.CutTemporary);
        RemoveLeftover(StorePath.IdentityTemporary);

        // The run before may have been killed between a rename and the sync of its directory.
        _storage.SyncDirectory(StorePath.Log);
        _storage.SyncDirectory(StorePath.Root);

        _writer = _end is null ? CreateLog() : Continue(_end);
        return _writer;
    }

    public void Dispose()
    {
        _writer?.Dispose();
        _lock.Dispose();
    }

    void RemoveLeftover(string path)
    {
        if (!_storage.FileExists(path)) return;
        _storage.Delete(path);
        LogEvents.LeftoverRemoved(_options.Logger, _storage.Describe(path));
    }

    LogWriter CreateLog()
    {
        var storeId = _options.NewStoreId();
        var size = LogSegment.SizeFor(_options.SegmentSizeBytes, batchBytes: 0);
        var segment = LogSegment.Create(_storage, storeId, firstVersion: 1, size, link: 0, out var file);
        var writer = new LogWriter(_storage, _options.SegmentSizeBytes, LogEnd.Of(segment), file);
        try
        {
            StoreIdentity.Write(_storage, storeId);
        }
        catch
        {
            writer.Dispose();
            throw;
        }
        return writer;
    }

    LogWriter Continue(LogEnd end)
    {
        var file = _storage.Open(end.Segment.Path, readOnly: false);
        try
        {
            TornTail.Cut(_storage, file, end);

            // What was read may be in memory only, when the run before was killed between a write and its sync.
            file.Sync();
            if (_storeId is null) StoreIdentity.Write(_storage, end.Segment.Header.StoreId);
        }
        catch
        {
            file.Dispose();
            throw;
        }
        if (end.KeptIn is not null)
        {
            LogEvents.TornTailCut(
                _options.Logger, _storage.Describe(end.Segment.Path), end.Position, end.TornBytes,
                _storage.Describe(end.KeptIn));
        }
        return new LogWriter(_storage, _options.SegmentSizeBytes, end, file);
    }
}
