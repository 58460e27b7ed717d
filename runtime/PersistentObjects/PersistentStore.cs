using System.ComponentModel;
using PersistentObjects.Backups;
using PersistentObjects.Blobs;
using PersistentObjects.CompilerServices;
using PersistentObjects.Log;
using PersistentObjects.Objects;
using PersistentObjects.Recovery;
using PersistentObjects.Schema;
using PersistentObjects.Snapshots;
using PersistentObjects.Storage;
using PersistentObjects.Transactions;

namespace PersistentObjects;

/// <summary>
/// One open directory: log and snapshots, and the live objects in memory. Derive a partial class from it and declare the extents;
/// the generator adds <c>Open</c>, <c>OpenAsync</c> and <c>InMemory</c>.
/// </summary>
/// <remarks>
/// <code>
/// public sealed partial class Bank : PersistentStore
/// {
///     public partial Extent&lt;Account&gt; Accounts { get; }
/// }
/// </code>
/// All members may be called from every thread. Writers are serialized: the body of a write transaction runs alone, so
/// it should be short and do no I/O. Readers never wait.
/// </remarks>
public abstract partial class PersistentStore : IDisposable, IAsyncDisposable
{
    readonly StoreOptions _options;
    readonly SchemaCatalog _schemas = new();
    readonly TransactionRunner _transactions;
    IStorage? _storage;
    StoreLog? _log;
    SnapshotSchedule? _snapshots;
    int _disposed;

    /// <summary>Called by generated code. The store is opened afterwards.</summary>
    /// <param name="options">How the store is opened.</param>
    /// <param name="extents">The classes whose extents the store declares.</param>
    /// <param name="manifests">The persistent classes of this assembly and the referenced ones; subclasses of the store's classes among them belong to it.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected PersistentStore(StoreOptions options, PersistentClass[] extents, PersistentClass[][] manifests)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _options = options;
        _transactions = new TransactionRunner(options, _schemas);
        _backups = new BackupMaker(Heap, _schemas, new CommitState(_transactions), options);
        foreach (var model in ClassClosure.Of(extents, manifests)) Heap.Classes.Register(model);
        Heap.Classes.Connect();
        Recovery = new RecoveryReport { IsNew = true };
    }

    /// <summary>What opening the store found and did.</summary>
    public RecoveryReport Recovery { get; private set; }

    internal ObjectHeap Heap => _transactions.Heap;

    internal TransactionRunner Transactions => _transactions;

    /// <summary>
    /// Completes when everything that was committed before the call is on the disk; only <see cref="Durability.Relaxed"/>
    /// transactions make a difference.
    /// </summary>
    /// <param name="cancellationToken">Ends the wait, not the flush.</param>
    /// <exception cref="StoreFaultedException">The log could not be made durable.</exception>
    /// <exception cref="InvalidOperationException">Called inside a write transaction.</exception>
    public Task FlushAsync(CancellationToken cancellationToken = default) => _transactions.FlushAsync().WaitAsync(cancellationToken);

    /// <summary>
    /// Makes durable what is committed, closes the files and releases the lock. Objects can still be read, but not
    /// changed. Disposing twice does nothing.
    /// </summary>
    /// <exception cref="StoreFaultedException">The last relaxed transactions could not be made durable.</exception>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc cref="Dispose()"/>
    public async ValueTask DisposeAsync()
    {
        RefuseInsideWrite();
        // The last flush may take as long as the disk does.
        await Task.Run(() => Dispose(disposing: true)).ConfigureAwait(false);
        GC.SuppressFinalize(this);
    }

    /// <summary>Releases what the store holds.</summary>
    /// <param name="disposing">Always true.</param>
    protected virtual void Dispose(bool disposing)
    {
        RefuseInsideWrite();
        if (Interlocked.Exchange(ref _disposed, 1) != 0) return;
        _backups.Stop();
        try
        {
            _snapshots?.Stop();
            _transactions.Stop();
            _snapshots?.TakeLast();
        }
        finally
        {
            _snapshots?.Dispose();
            _blobs?.Close();
            _log?.Dispose();
            if (_options.Storage is null) _storage?.Dispose();
        }
    }

    void RefuseInsideWrite()
    {
        if (Heap.IsWriting) throw new InvalidOperationException("The store can't be disposed inside its own write transaction.");
        _snapshots?.RefuseInsideProgress();
    }

    /// <summary>The version of the program's classes; 0 for a store without one.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected virtual int SchemaVersion => 0;

    /// <summary>The classes that are not declared any more.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected virtual RetiredName[] RetiredClasses => [];

    /// <summary>The migrations that the store declares.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected virtual StoreMigration[] Migrations => [];

    /// <summary>Gives generated code the extent of a class.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected Extent<T> ExtentOf<T>()
        where T : PersistentObject, IPersistentClass<T> => new(Heap.Classes.ExtentOf(T.Model.Type));

    /// <summary>Opens a store for generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected static TStore OpenStore<TStore>(StoreOptions options)
        where TStore : PersistentStore, IPersistentStore<TStore> => OpenWith<TStore>(options);

    /// <summary>Opens a store of a class that only the caller's caller knows.</summary>
    internal static TStore OpenWith<TStore>(StoreOptions options)
        where TStore : PersistentStore, IPersistentStore<TStore>
    {
        var store = TStore.Create(options);
        store.OpenLog(null, CancellationToken.None);
        return store;
    }

    /// <summary>Opens a store for generated code, on a thread of the pool.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected static Task<TStore> OpenStoreAsync<TStore>(
        StoreOptions options, IProgress<OpenProgress>? progress, CancellationToken cancellationToken)
        where TStore : PersistentStore, IPersistentStore<TStore>
    {
        var store = TStore.Create(options);
        return Task.Run(
            () =>
            {
                store.OpenLog(progress, cancellationToken);
                return store;
            },
            cancellationToken);
    }

    /// <summary>Makes a store in memory for generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected static TStore OpenStoreInMemory<TStore>(StoreOptions? options)
        where TStore : PersistentStore, IPersistentStore<TStore>
    {
        var store = TStore.Create(options ?? new StoreOptions());
        store.DeclareProgram();
        store.NoteMigrations();
        store._transactions.Start(new CommitPipeline(store.Heap, NullCommitLog.Instance, store._options, abandonParts: false));
        return store;
    }

    void OpenLog(IProgress<OpenProgress>? progress, CancellationToken cancellationToken)
    {
        var logger = _options.CreateLogger();
        _storage = _options.Storage ?? PhysicalDirectory();
        try
        {
            DeclareProgram();
            _log = OpenDirectory(_storage, new LogOptions { SegmentSizeBytes = _options.SegmentSizeBytes, Logger = logger });
            var folder = new SnapshotFolder(_storage, logger);
            var blobs = new BlobFolder(_storage, logger, _options.BlobThresholdBytes);
            var recovered = StoreRecovery.Read(_log, folder, Heap, _schemas, RetiredClasses, blobs, _options.TimeProvider, progress, cancellationToken);
            Recovery = recovered.Report;
            RequireBlobFiles(blobs);
            _transactions.ReferToBlobsIn(blobs);
            Migrate(recovered.Nulls, () => StartWriting(_log, folder, blobs, recovered));
            _snapshots!.Start();
            StoreRecovery.LogOpened(logger, _storage.Describe(""), Recovery);
        }
        catch
        {
            _snapshots?.Dispose();
            _log?.Dispose();
            if (_options.Storage is null) _storage.Dispose();
            throw;
        }
    }

    PhysicalStorage PhysicalDirectory()
        => new(_options.Directory ?? throw new ArgumentException("StoreOptions.Directory is not set. Name a directory, or use InMemory."));

    static StoreLog OpenDirectory(IStorage storage, LogOptions options)
    {
        try
        {
            return StoreLog.Open(storage, options);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IOException(
                $"The directory of the store, '{storage.Describe("")}', can't be opened or created: {e.Message} Name a directory that this process may write to.",
                e);
        }
    }
}
