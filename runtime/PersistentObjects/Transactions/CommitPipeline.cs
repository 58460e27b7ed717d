using Microsoft.Extensions.Logging;
using PersistentObjects.Log;
using PersistentObjects.Objects;
using PersistentObjects.Serialization;

namespace PersistentObjects.Transactions;

/// <summary>
/// The one place that orders stage, flush and publish. Many transactions are staged while one flush runs; the next flush
/// makes all of them durable with one sync (group commit), and then they are published in commit order.
/// </summary>
/// <invariants>
/// <list type="bullet">
/// <item>Versions are given out and bytes appended in one order, under the writer lock.</item>
/// <item>Under <see cref="Durability.Full"/> nothing is published before a sync that covers it has returned.</item>
/// <item>One thread at a time leads a flush; it alone appends to the log, syncs, and publishes what was pending.</item>
/// <item>A relaxed transaction publishes itself only while nothing is pending, so there is one publisher at any time.</item>
/// <item>After the first failure nothing more is appended, synced or published by a flush: the store is poisoned.</item>
/// </list>
/// Lock order: writer lock, scope gate, buffer lock; and writer lock, leadership lock, buffer lock.
/// </invariants>
sealed partial class CommitPipeline : IDisposable
{
    const long MaxStagedBytes = 64 << 20;

    /// <summary>What waits for the disk is copied once when it grows, and there are two buffers: so this of the limit is enough.</summary>
    const int StagedPartOfLimit = 32;

    /// <summary>Relaxed transactions don't wait for the interval when so many bytes have come together.</summary>
    const long EagerFlushBytes = 1 << 20;

    const int PooledTransactions = 2048;

    readonly ObjectHeap _heap;
    readonly ICommitLog _log;
    readonly ILogger _logger;
    readonly ITimer _timer;
    readonly TimeSpan _flushInterval;

    /// <summary>A writer that finds more bytes than this waiting for the disk waits for them first.</summary>
    readonly long _maxStagedBytes;

    readonly Lock _buffers = new();
    StagingBuffer _filling = new();
    StagingBuffer _flushing = new();
    readonly List<StagedTransaction> _returned = [];
    readonly Stack<StagedTransaction> _pool = new();
    long _staged;
    int _timerArmed;

    readonly Lock _leadership = new();
    readonly Queue<FlushWaiter> _waiters = new();
    readonly List<(long Version, TaskCompletionSource Completion)> _durabilityWaiters = [];
    bool _leading;
    bool _flushWanted;
    long _durable;
    volatile Exception? _fault;
    volatile bool _faultTold;

    internal CommitPipeline(ObjectHeap heap, ICommitLog log, StoreOptions options, bool abandonParts)
    {
        _heap = heap;
        _log = log;
        _flushInterval = options.FlushInterval;
        _maxStagedBytes = options.MemoryLimit == 0 ? MaxStagedBytes : Math.Clamp(options.MemoryLimit / StagedPartOfLimit, EagerFlushBytes, MaxStagedBytes);
        _logger = options.CreateLogger();
        _staged = _durable = heap.Published;
        _timer = options.TimeProvider.CreateTimer(static state => ((CommitPipeline)state!).OnInterval(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        if (abandonParts) _filling.Append(RecordKind.Abandon, default, heap.Staged + 1);
        _filling.LastVersion = _staged;
    }

    /// <summary>Why the store refuses writes, null while it doesn't.</summary>
    internal Exception? Fault => _fault;

    /// <summary>Sees to it that relaxed transactions reach the disk within the interval.</summary>
    internal void RequestIntervalFlush()
    {
        if (Volatile.Read(ref _filling).Bytes > EagerFlushBytes) FlushRelaxed();
        else if (Volatile.Read(ref _timerArmed) == 0 && Interlocked.Exchange(ref _timerArmed, 1) == 0)
        {
            _timer.Change(_flushInterval, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Returns when the version is published, that is durable unless it is a relaxed one's. No lock is held.</summary>
    /// <exception cref="StoreFaultedException">It never will be.</exception>
    internal void WaitForPublished(long version)
    {
        if (_heap.Published >= version) return;
        FlushWaiter? waiter = null;
        lock (_leadership)
        {
            if (_heap.Published >= version) return;
            if (_fault is not null) throw OutcomeUnknown();
            if (!_leading) _leading = true;
            else
            {
                waiter = FlushWaiter.Rent(version);
                _waiters.Enqueue(waiter);
            }
        }
        var interrupted = false;
        // The waiting committer leads the flush itself when none is running: no hand-over to another thread.
        if (waiter is null || waiter.MustLead(out interrupted)) Flush();
        if (interrupted) Thread.CurrentThread.Interrupt();
        if (_heap.Published < version) throw OutcomeUnknown();
    }

    /// <summary>Returns when a published version is durable. No lock is held.</summary>
    /// <exception cref="StoreFaultedException">It never will be.</exception>
    internal void WaitForDurable(long version) => WhenDurable(version).GetAwaiter().GetResult();

    /// <summary>The newest version that is durable.</summary>
    internal long Durable => Volatile.Read(ref _durable);

    /// <summary>As <see cref="MakeDurableAsync(long)"/>, and complete also when the store has failed later.</summary>
    internal Task WhenDurable(long version) => Volatile.Read(ref _durable) >= version ? Task.CompletedTask : MakeDurableAsync(version);

    /// <summary>Completes when all that is staged now is durable, relaxed transactions too.</summary>
    internal Task MakeDurableAsync()
    {
        long version;
        lock (_buffers) version = _staged;
        return MakeDurableAsync(version);
    }

    /// <summary>Completes when a staged version is durable, and then also published.</summary>
    internal Task MakeDurableAsync(long version)
    {
        TaskCompletionSource completion;
        lock (_leadership)
        {
            if (_fault is not null) return Task.FromException(OutcomeUnknown());
            if (_durable >= version) return Task.CompletedTask;
            completion = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _durabilityWaiters.Add((version, completion));
        }
        LeadInBackground();
        return completion.Task;
    }

    /// <summary>
    /// Starts a flush on another thread unless one is running, which then sees to what is left. Where there is no memory for that, on
    /// this one, which may hold the writer lock.
    /// </summary>
    internal void LeadInBackground()
    {
        lock (_leadership)
        {
            if (_leading) return;
            _leading = true;
        }
        if (!TryQueueFlush()) Flush();
    }

    /// <summary>Refuses writes from now on, because a broken invariant was found. Writer lock; what is pending is dropped at the next flush.</summary>
    internal void Fail(Exception cause)
    {
        lock (_buffers)
        {
            if (_fault is not null) return;
            _fault = cause;
        }
        // Nothing is published by a flush from here on.
        _heap.Awaited.End(OutcomeUnknown);
        try
        {
            LogFault(_logger, cause);
        }
        catch (Exception)
        {
            // The application's logger. Whoever waits for the store is told of its fault all the same.
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _timer.Dispose();
        _log.Dispose();
    }

    /// <summary>Throws when the store has failed: the transaction does not start, or is not staged.</summary>
    internal void RefuseWhenFaulted()
    {
        if (_fault is not { } fault) return;
        _faultTold = true;
        throw StoreFaultedException.Refused(fault);
    }

    /// <summary>Throws when published transactions are lost and nobody has been told yet: the failed flush was the timer's.</summary>
    internal void TellOfLoss()
    {
        if (_fault is not null && !_faultTold && _heap.Published > Volatile.Read(ref _durable)) throw OutcomeUnknown();
    }

    [LoggerMessage(2, LogLevel.Critical, "The store refuses writes from now on, since its log could not be made durable or an invariant is broken.")]
    static partial void LogFault(ILogger logger, Exception cause);

    StoreFaultedException OutcomeUnknown()
    {
        _faultTold = true;
        return StoreFaultedException.OutcomeUnknown(_fault!);
    }

    void OnInterval()
    {
        // A full fence: FlushRelaxed must not look at what is wanted before everybody may arm the timer again.
        Interlocked.Exchange(ref _timerArmed, 0);
        FlushRelaxed();
    }

    /// <summary>
    /// Relaxed transactions have nobody who waits for them, so a flush that runs must be told that it is not the last one:
    /// it may have begun before they were staged.
    /// </summary>
    void FlushRelaxed()
    {
        // Whoever clears the mark takes over what is staged afterwards, and this caller has staged already.
        if (Volatile.Read(ref _flushWanted)) return;
        lock (_leadership) _flushWanted = true;
        LeadInBackground();
    }
}
