using Microsoft.Extensions.Logging;
using PersistentObjects.Concurrency.Tests.Model;
using PersistentObjects.Concurrency.Tests.Support;
using PersistentObjects.Objects;

namespace PersistentObjects.Concurrency.Tests.Syncs;

/// <summary>A flush that no other thread can be asked to lead, a version and a fault that nobody can be told of, leave nobody waiting.</summary>
public class ScarceMemoryTests
{
    readonly BlockingLog _log = new();
    readonly ManualTime _time = new();

    [Test]
    public async Task A_flush_that_is_asked_for_runs_on_the_thread_that_asks()
    {
        using var ledger = Ledgers.On(_log, new StoreOptions { Durability = Durability.Relaxed, TimeProvider = _time });
        var account = ledger.Add(new Account("a"));

        Task flushed;
        using (Hooks.On(HookPoint.LeaderQueued, () => throw new OutOfMemoryException())) flushed = ledger.FlushAsync();

        _log.Syncs.ShouldBe(1);
        await flushed.WaitAsync(Worker.Patience);
        account.Balance = 1;
        await ledger.FlushAsync().WaitAsync(Worker.Patience);
        _log.Syncs.ShouldBe(2);
    }

    [Test]
    public void The_flush_of_an_interval_runs_on_the_thread_of_the_timer()
    {
        using var ledger = Ledgers.On(_log, new StoreOptions { Durability = Durability.Relaxed, TimeProvider = _time });
        ledger.Add(new Account("a"));

        using (Hooks.On(HookPoint.LeaderQueued, () => throw new OutOfMemoryException())) _time.Fire();

        _log.Syncs.ShouldBe(1);
    }

    [Test]
    public async Task A_leader_who_finds_nobody_to_follow_leads_on()
    {
        using var ledger = Ledgers.On(_log, new StoreOptions { TimeProvider = _time });
        var account = ledger.Add(new Account("a"));
        Task? later = null;
        _log.OnSync = () =>
        {
            _log.OnSync = null;
            using var other = new Worker();
            other.Do(() => later = ledger.WriteAsync(() => account.Balance = 2));
        };

        using (Hooks.On(HookPoint.LeaderQueued, () => throw new OutOfMemoryException())) account.Balance = 1;

        await later!.WaitAsync(Worker.Patience);
        account.Balance.ShouldBe(2);
        account.Balance = 3;
    }

    [Test]
    public async Task Who_can_not_be_told_of_a_version_is_told_with_the_next_one_and_the_leader_leads_on()
    {
        using var ledger = Ledgers.On(_log, new StoreOptions { TimeProvider = _time });
        var account = ledger.Add(new Account("a"));
        var awaited = ledger.WaitForVersion(ledger.Version + 1);

        using (Hooks.On(HookPoint.WaiterTold, () => throw new OutOfMemoryException())) account.Balance = 1;

        account.Balance.ShouldBe(1);
        await ledger.WriteAsync(() => account.Balance = 2).WaitAsync(Worker.Patience);
        await awaited.WaitAsync(Worker.Patience);
    }

    [Test]
    public async Task A_writer_who_can_not_tell_who_waits_for_a_version_has_written([Values] Durability durability)
    {
        using var ledger = Ledgers.On(_log, new StoreOptions { Durability = durability, TimeProvider = _time });
        var account = ledger.Add(new Account("a"));
        var awaited = ledger.WaitForVersion(ledger.Version + 1);

        // A durable one tells of its own version when that is flushed, and of what was published before when it has been staged.
        using (Hooks.On(HookPoint.WaiterTold, () => throw new OutOfMemoryException())) account.Balance = 1;
        using (Hooks.On(HookPoint.WaiterTold, () => throw new OutOfMemoryException())) account.Balance = 2;

        account.Balance.ShouldBe(2);
        account.Balance = 3;
        await awaited.WaitAsync(Worker.Patience);
    }

    [Test]
    public void Who_can_not_be_woken_for_his_turn_has_it_after_the_next_writer()
    {
        using var ledger = Ledgers.InMemory();
        var account = ledger.Add(new Account("a"));
        using var cancellation = new CancellationTokenSource();
        using var other = new Worker();
        Task? waiting = null;

        using (Hooks.On(HookPoint.WriterWoken, () => throw new OutOfMemoryException()))
        {
            ledger.Write(() =>
            {
                waiting = other.Begin(() => ledger.Write(() => account.Balance = 2, cancellationToken: cancellation.Token));
                Worker.Until(() => ledger.Heap.Waiting.HasAny && other.IsBlocked);
                account.Balance = 1;
            });
        }

        account.Balance.ShouldBe(1);
        ledger.Write(() => { });
        Worker.Await(waiting!);
        account.Balance.ShouldBe(2);
    }

    [Test]
    public void Settling_that_finds_no_thread_is_tried_again()
    {
        using var ledger = Ledgers.InMemory();
        // In transactions that this thread settles itself, so that no other one is at it already.
        var batches = Enumerable.Range(0, 4).Select(batch => ledger.Write(() => Enumerable.Range(0, 1000).Select(i => ledger.Add(new Account($"{batch}.{i}"))).ToArray())).ToArray();
        var view = ledger.OpenView();
        foreach (var accounts in batches) ledger.Write(() => Array.ForEach(accounts, account => account.Balance = 1));
        ledger.CountQueued().ShouldBe(0, "what is left is the view's, and more than one thread is burdened with");

        using (Hooks.On(HookPoint.SettlerQueued, () => throw new OutOfMemoryException())) view.Dispose();
        ledger.OpenView().Dispose();

        Worker.Until(() => ledger.CountUnsettled() == 0);
    }

    [Test]
    public async Task A_logger_that_throws_keeps_nobody_from_hearing_of_a_fault()
    {
        using var loggers = new BrokenLogger();
        using var ledger = Ledgers.On(_log, new StoreOptions { LoggerFactory = loggers });
        var account = ledger.Add(new Account("a"));
        var awaited = ledger.WaitForVersion(ledger.Version + 2);
        _log.Fail();

        Should.Throw<StoreFaultedException>(() => account.Balance = 1);

        await Should.ThrowAsync<StoreFaultedException>(() => awaited.WaitAsync(Worker.Patience));
    }

    sealed class BrokenLogger : ILoggerFactory, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            => throw new InvalidOperationException("The log is full.");

        public void Dispose()
        {
        }
    }
}
