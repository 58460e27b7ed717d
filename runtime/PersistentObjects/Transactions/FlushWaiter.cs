namespace PersistentObjects.Transactions;

/// <summary>A thread that waits for a version to be published, or to be told to lead the next flush.</summary>
sealed class FlushWaiter
{
    /// <summary>
    /// Waking a blocked thread costs about as much as a fast sync takes, so a waiter looks for itself for a while.
    /// </summary>
    const int SpinsBeforeBlocking = 20;

    [ThreadStatic]
    static FlushWaiter? t_waiter;

    volatile State _state;

    enum State
    {
        Waiting,
        Done,
        Lead,
    }

    internal long Version { get; private set; }

    /// <summary>Links those who are released together.</summary>
    internal FlushWaiter? Next { get; set; }

    /// <summary>This thread's waiter. A thread waits for one version at a time.</summary>
    internal static FlushWaiter Rent(long version)
    {
        var waiter = t_waiter ??= new FlushWaiter();
        waiter.Version = version;
        waiter._state = State.Waiting;
        return waiter;
    }

    /// <summary>
    /// Waits; true when this thread is to lead the next flush. An interrupt does not end it, since nobody would lead in
    /// this thread's place; it is reported, to be given again when that is done.
    /// </summary>
    internal bool MustLead(out bool interrupted)
    {
        interrupted = false;
        for (; ; )
        {
            try
            {
                return WaitForState();
            }
            catch (ThreadInterruptedException)
            {
                interrupted = true;
            }
        }
    }

    bool WaitForState()
    {
        var spin = new SpinWait();
        while (spin.Count < SpinsBeforeBlocking)
        {
            if (_state != State.Waiting) return _state == State.Lead;
            spin.SpinOnce(sleep1Threshold: -1);
        }
        lock (this)
        {
            while (_state == State.Waiting) Monitor.Wait(this);
            return _state == State.Lead;
        }
    }

    internal void Release() => Tell(State.Done);

    internal void AppointLeader() => Tell(State.Lead);

    void Tell(State state)
    {
        lock (this)
        {
            _state = state;
            Monitor.Pulse(this);
        }
    }
}
