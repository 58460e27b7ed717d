namespace PersistentObjects.Objects;

/// <summary>How long a writer waits: for its turn, and afterwards for the disk. The time begins anew for the second.</summary>
readonly struct Patience(TimeSpan timeout, TimeProvider time, CancellationToken cancellationToken)
{
    /// <summary>Whether the wait ends only with what is waited for.</summary>
    internal bool IsUnlimited => timeout == Timeout.InfiniteTimeSpan && !cancellationToken.CanBeCanceled;

    internal bool IsCanceled => cancellationToken.IsCancellationRequested;

    internal Patience With(CancellationToken token) => new(timeout, time, token);

    /// <summary>A token that is cancelled when the patience ends; the time begins now.</summary>
    internal Clock StartClock() => new(timeout, time, cancellationToken);

    /// <summary>Waits as long as it may.</summary>
    /// <exception cref="OperationCanceledException">Cancelled before the task was complete.</exception>
    /// <exception cref="TimeoutException">Timed out before the task was complete.</exception>
    internal Task Await(Task task) => task.IsCompleted ? task : task.WaitAsync(timeout, time, cancellationToken);

    /// <summary>What to throw when the patience has ended: what has happened, and then why no more did.</summary>
    internal Exception End(string whatHappened) => IsCanceled
        ? new OperationCanceledException(whatHappened + " Its wait was cancelled.", cancellationToken)
        : new TimeoutException($"{whatHappened} It had waited for {timeout}, which is StoreOptions.WriteTimeout.");

    internal readonly struct Clock : IDisposable
    {
        readonly CancellationTokenSource _time;
        readonly CancellationTokenSource _either;

        internal Clock(TimeSpan timeout, TimeProvider time, CancellationToken cancellationToken)
        {
            _time = new CancellationTokenSource(timeout, time);
            _either = CancellationTokenSource.CreateLinkedTokenSource(_time.Token, cancellationToken);
        }

        internal CancellationToken Token => _either.Token;

        public void Dispose()
        {
            _either.Dispose();
            _time.Dispose();
        }
    }
}
