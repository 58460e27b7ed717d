namespace PersistentObjects.Snapshots;

/// <summary>When snapshots are taken: on demand, by the bytes of the log, by time, at the end; one after the other.</summary>
/// <remarks>Thread-safe. The bytes are told by whoever leads a flush, which costs it an addition and a comparison.</remarks>
sealed class SnapshotSchedule : IDisposable
{
    readonly SnapshotMaker _maker;
    readonly SnapshotFolder _folder;
    readonly StoreOptions _options;
    readonly Func<long> _published;
    readonly SemaphoreSlim _turn = new(1);
    readonly CancellationTokenSource _stopping = new();
    ITimer? _timer;
    SnapshotInfo? _newest;
    long _logBytes;
    long _dueAt;
    int _automatic;
    int _failures;
    int _reportingThread;

    /// <param name="maker">Takes them.</param>
    /// <param name="folder">Where they are.</param>
    /// <param name="options">When they are taken.</param>
    /// <param name="published">The newest version that anybody sees.</param>
    /// <param name="newest">The one that recovery has started from, if any.</param>
    /// <param name="logBytes">The bytes of log that recovery has read behind it.</param>
    public SnapshotSchedule(
        SnapshotMaker maker, SnapshotFolder folder, StoreOptions options, Func<long> published, SnapshotInfo? newest, long logBytes)
    {
        (_maker, _folder, _options, _published, _newest, _logBytes) = (maker, folder, options, published, newest, logBytes);
        _dueAt = Math.Max(options.SnapshotLogBytes, newest?.Bytes ?? 0);
    }

    /// <summary>How many snapshots that nobody asked for have failed.</summary>
    public int Failures => Volatile.Read(ref _failures);

    /// <summary>The last one that nobody asked for; for tests.</summary>
    internal Task Automatic { get; private set; } = Task.CompletedTask;

    /// <summary>The store is open.</summary>
    public void Start()
    {
        if (_options.SnapshotInterval == Timeout.InfiniteTimeSpan) return;
        _timer = _options.TimeProvider.CreateTimer(static s => ((SnapshotSchedule)s!).OnInterval(), this, _options.SnapshotInterval, _options.SnapshotInterval);
    }

    /// <summary>So many bytes of log have become durable.</summary>
    public void NoteLogBytes(long bytes)
    {
        var total = Interlocked.Add(ref _logBytes, bytes);
        if (_options.SnapshotLogBytes > 0 && total >= Volatile.Read(ref _dueAt)) BeginAutomatic();
    }

    /// <summary>A snapshot that is not older than this call.</summary>
    public async Task<SnapshotInfo> TakeAsync(IProgress<SnapshotProgress>? progress, CancellationToken cancellationToken)
    {
        var wanted = _published();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _stopping.Token);
        try
        {
            await _turn.WaitAsync(ending.Token).ConfigureAwait(false);
            try
            {
                return await TakeInTurnAsync(wanted, progress, ending.Token).ConfigureAwait(false);
            }
            finally
            {
                _turn.Release();
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new ObjectDisposedException("PersistentStore", "The store was disposed before the snapshot was done.");
        }
    }

    /// <summary>Cancels what is being taken and waits until nothing is.</summary>
    /// <exception cref="InvalidOperationException">Called by the progress of a snapshot, which would wait for itself.</exception>
    public void Stop()
    {
        RefuseInsideProgress();
        _timer?.Dispose();
        // Whoever waits for a snapshot goes on, on some thread of the pool.
        _ = _stopping.CancelAsync();
        // Kept for ever: from here on there is no turn.
        _turn.Wait();
    }

    public void RefuseInsideProgress()
    {
        if (Volatile.Read(ref _reportingThread) != Environment.CurrentManagedThreadId) return;
        throw new InvalidOperationException("The store can't be disposed by the progress of its own snapshot. Cancel the snapshot, and dispose the store elsewhere.");
    }

    /// <summary>After <see cref="Stop"/>, when the log is durable to its end: the snapshot on dispose.</summary>
    public void TakeLast()
    {
        if (!_options.SnapshotOnDispose || _published() <= (_newest?.Version ?? 0)) return;
        try
        {
            TakeInTurnAsync(_published(), null, CancellationToken.None).GetAwaiter().GetResult();
        }
        catch (Exception e)
        {
            NoteFailure(e);
        }
    }

    /// <summary>The turn and the stopping token stay usable for callers that come late: they hold no resources.</summary>
    public void Dispose() => _timer?.Dispose();

    async Task<SnapshotInfo> TakeInTurnAsync(long wanted, IProgress<SnapshotProgress>? progress, CancellationToken cancellationToken)
    {
        if (_newest is { } newest && newest.Version >= wanted) return newest with { Duration = TimeSpan.Zero };
        var logBytes = 0L;
        var made = await _maker.MakeAsync(
            () => logBytes = Volatile.Read(ref _logBytes),
            progress is null ? null : new GuardedProgress(this, progress),
            cancellationToken).ConfigureAwait(false);
        _newest = made;
        Volatile.Write(ref _dueAt, logBytes + Math.Max(_options.SnapshotLogBytes, made.Bytes));
        _maker.DeleteOld();
        return made;
    }

    void OnInterval()
    {
        if (_published() > (Volatile.Read(ref _newest)?.Version ?? 0)) BeginAutomatic();
    }

    void BeginAutomatic()
    {
        if (Interlocked.Exchange(ref _automatic, 1) == 0) Automatic = Task.Run(TakeAutomaticAsync);
    }

    async Task TakeAutomaticAsync()
    {
        try
        {
            await TakeAsync(null, CancellationToken.None).ConfigureAwait(false);
        }
        catch (ObjectDisposedException)
        {
            // The log has all of it.
        }
        catch (Exception e)
        {
            // Whatever it was, the store does not depend on it. With so much more log it is tried again.
            NoteFailure(e);
            Volatile.Write(ref _dueAt, Volatile.Read(ref _logBytes) + (_options.SnapshotLogBytes / 4) + 1);
        }
        finally
        {
            Interlocked.Exchange(ref _automatic, 0);
        }
    }

    void NoteFailure(Exception failure)
    {
        Interlocked.Increment(ref _failures);
        SnapshotEvents.Failed(_folder.Logger, failure);
    }

    sealed class GuardedProgress(SnapshotSchedule schedule, IProgress<SnapshotProgress> progress) : IProgress<SnapshotProgress>
    {
        public void Report(SnapshotProgress value)
        {
            Volatile.Write(ref schedule._reportingThread, Environment.CurrentManagedThreadId);
            try
            {
                progress.Report(value);
            }
            finally
            {
                Volatile.Write(ref schedule._reportingThread, 0);
            }
        }
    }
}
