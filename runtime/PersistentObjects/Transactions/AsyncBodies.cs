namespace PersistentObjects.Transactions;

/// <summary>
/// Refuses asynchronous bodies: what they do after their first await would be outside the transaction. A body that
/// returns a task is refused before it runs, an async void one when it has begun, by the notice that every async void
/// method gives to the thread's synchronization context.
/// </summary>
static class AsyncBodies
{
    const string Message =
        "The body of a write transaction can't be asynchronous: what follows its first await would run outside the "
        + "transaction. Await first and write the result in a synchronous body; WriteAsync is asynchronous in waiting for the disk.";

    const string ReadMessage =
        "The body of a read scope can't be asynchronous: what follows its first await would be of another moment. Open a "
        + "view with OpenView(), and enter it around each synchronous piece.";

    /// <summary>Whether a value of this type promises that work is still going on.</summary>
    internal static bool IsAwaitable<T>() => AwaitableResult<T>.Value;

    internal static InvalidOperationException Refusal() => new(Message);

    internal static InvalidOperationException ReadRefusal() => new(ReadMessage);

    internal static T Run<TCall, T>(TCall call, Func<TCall, T> body) => Run(call, body, Refusal);

    internal static T Run<TCall, T>(TCall call, Func<TCall, T> body, Func<Exception> refusal)
    {
        var outer = SynchronizationContext.Current;
        var guard = Guard.ForThread();
        // An earlier body that threw may have left a notice behind.
        if (!ReferenceEquals(outer, guard)) guard.TakeStarted();
        SynchronizationContext.SetSynchronizationContext(guard);
        T result;
        try
        {
            result = body(call);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(outer);
        }
        return guard.TakeStarted() ? throw refusal() : result;
    }

    static class AwaitableResult<T>
    {
        internal static readonly bool Value = typeof(Task).IsAssignableFrom(typeof(T))
            || typeof(T) == typeof(ValueTask)
            || (typeof(T).IsGenericType && typeof(T).GetGenericTypeDefinition() is var generic
                && (generic == typeof(ValueTask<>) || generic == typeof(IAsyncEnumerable<>)));
    }

    sealed class Guard : SynchronizationContext
    {
        [ThreadStatic]
        static Guard? t_guard;

        bool _started;

        internal static Guard ForThread() => t_guard ??= new Guard();

        internal bool TakeStarted()
        {
            var started = _started;
            _started = false;
            return started;
        }

        public override void OperationStarted() => _started = true;

        // What an async void body does after an await runs where it would have run without the guard.
        public override void Post(SendOrPostCallback d, object? state) => ThreadPool.QueueUserWorkItem(_ => d(state));
    }
}
