using Microsoft.Extensions.Logging;

namespace PersistentObjects.Objects;

/// <summary>
/// Reports in the log what has been open for too long: a view, with the place that opened it, once; and a version that only
/// read scopes or enumerations hold, of which nobody knows the place, since noting it would cost each of them too much.
/// </summary>
/// <remarks>
/// A timer runs only while something is open, and opening costs one load when it runs already. A version that is still the
/// published one holds nothing back, and its readers come and go; so the time of a scope counts from when the watch first
/// met it with a newer version published.
/// </remarks>
sealed partial class ScopeWatch : IDisposable
{
    readonly ObjectHeap _heap;
    readonly TimeProvider _time;
    readonly TimeSpan _limit;
    readonly ILogger _logger;
    readonly Lock _gate = new();
    readonly HashSet<ViewLease> _views = [];
    ITimer? _timer;
    int _armed;

    internal ScopeWatch(ObjectHeap heap, StoreOptions options)
    {
        _heap = heap;
        _time = options.TimeProvider;
        _limit = options.ViewWarningAfter;
        _logger = options.CreateLogger();
        // Armed for ever: nobody would read what it reports.
        if (options.LoggerFactory is null || _limit == Timeout.InfiniteTimeSpan) _armed = 1;
    }

    /// <summary>How many views are open; for tests.</summary>
    internal int ViewCount
    {
        get
        {
            lock (_gate) return _views.Count;
        }
    }

    /// <summary>Something was opened.</summary>
    internal void Arm()
    {
        if (Volatile.Read(ref _armed) == 0) ArmFor(_limit);
    }

    internal ViewLease OpenView(ScopeEntry entry, string file, int line)
    {
        var lease = new ViewLease(entry, file, line, _time.GetTimestamp());
        lock (_gate) _views.Add(lease);
        Arm();
        return lease;
    }

    /// <summary>The view is disposed, or collected without that. Its version is free unless somebody is inside the view.</summary>
    internal void CloseView(ViewLease lease, bool forgotten)
    {
        if (!_heap.Scopes.TryEndLease(lease)) return;
        bool tell;
        lock (_gate)
        {
            _views.Remove(lease);
            tell = forgotten && !lease.Reported;
            lease.Reported = true;
        }
        if (tell) LogCollected(_logger, lease.Entry.Version, lease.File, lease.Line);
        _heap.CloseScope(lease.Entry);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            Volatile.Write(ref _armed, 1);
            _timer?.Dispose();
        }
    }

    void ArmFor(TimeSpan due)
    {
        lock (_gate)
        {
            if (_armed != 0) return;
            Volatile.Write(ref _armed, 1);
            _timer ??= _time.CreateTimer(static watch => ((ScopeWatch)watch!).Look(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _timer.Change(due, Timeout.InfiniteTimeSpan);
        }
    }

    void Look()
    {
        // First of all: what is opened while this looks arms the timer again.
        lock (_gate) Volatile.Write(ref _armed, 0);
        Interlocked.MemoryBarrier();
        var now = _time.GetTimestamp();
        var next = LookAtViews(now);
        var scopes = LookAtScopes(now);
        if (scopes < next) next = scopes;
        if (next < TimeSpan.MaxValue) ArmFor(next);
    }

    /// <summary>When to look again; never if nothing is open that has not been reported.</summary>
    TimeSpan LookAtViews(long now)
    {
        var next = TimeSpan.MaxValue;
        List<ViewLease> overdue = [];
        lock (_gate)
        {
            foreach (var lease in _views)
            {
                if (lease.Reported) continue;
                var left = _limit - _time.GetElapsedTime(lease.OpenedAt, now);
                if (left > TimeSpan.Zero)
                {
                    if (left < next) next = left;
                    continue;
                }
                lease.Reported = true;
                overdue.Add(lease);
            }
        }
        foreach (var lease in overdue)
        {
            LogOpenView(_logger, lease.Entry.Version, lease.File, lease.Line, _time.GetElapsedTime(lease.OpenedAt, now));
        }
        return next;
    }

    TimeSpan LookAtScopes(long now)
    {
        var next = TimeSpan.MaxValue;
        List<(long Version, int Readers)> overdue = [];
        _heap.Scopes.ForEach(entry =>
        {
            // Views are reported by themselves.
            if (entry.Reported || entry.Readers == entry.Views) return;
            if (entry.Version == _heap.Published || entry.StaleSince is not { } since)
            {
                entry.StaleSince = entry.Version == _heap.Published ? null : now;
                next = next < _limit ? next : _limit;
                return;
            }
            var left = _limit - _time.GetElapsedTime(since, now);
            if (left > TimeSpan.Zero) next = next < left ? next : left;
            else
            {
                entry.Reported = true;
                overdue.Add((entry.Version, entry.Readers - entry.Views));
            }
        });
        foreach (var (version, readers) in overdue) LogOpenScopes(_logger, version, readers, _limit);
        return next;
    }

    [LoggerMessage(10, LogLevel.Warning, "The view of version {Version} that was opened at {File}:{Line} has been open for {Age}. The store keeps all that has changed since. Dispose it, or raise StoreOptions.ViewWarningAfter.")]
    static partial void LogOpenView(ILogger logger, long version, string file, int line, TimeSpan age);

    [LoggerMessage(11, LogLevel.Warning, "The view of version {Version} that was opened at {File}:{Line} was never disposed. It has been collected, and its version is released.")]
    static partial void LogCollected(ILogger logger, long version, string file, int line);

    [LoggerMessage(12, LogLevel.Warning, "Version {Version} has been read for more than {Limit} by {Readers} read scopes or enumerations. The store keeps all that has changed since. Is an enumerator never disposed?")]
    static partial void LogOpenScopes(ILogger logger, long version, int readers, TimeSpan limit);
}
