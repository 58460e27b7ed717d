namespace PersistentObjects.Concurrency.Tests.Support;

/// <summary>Timers fire when the test says so.</summary>
sealed class ManualTime : TimeProvider
{
    readonly List<Timer> _timers = [];

    internal int ArmedTimers => _timers.Count(timer => timer.IsArmed);

    /// <summary>Lets every armed timer fire once, on this thread.</summary>
    internal void Fire()
    {
        foreach (var timer in _timers) timer.Fire();
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(() => callback(state)) { IsArmed = dueTime != Timeout.InfiniteTimeSpan };
        _timers.Add(timer);
        return timer;
    }

    sealed class Timer(Action callback) : ITimer
    {
        internal bool IsArmed { get; set; }

        internal void Fire()
        {
            if (!IsArmed) return;
            IsArmed = false;
            callback();
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => IsArmed = dueTime != Timeout.InfiniteTimeSpan;

        public void Dispose() => IsArmed = false;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
