using PersistentObjects.Concurrency.Tests.Model;
using PersistentObjects.Concurrency.Tests.Support;

namespace PersistentObjects.Concurrency.Tests.Syncs;

/// <summary>What a relaxed transaction may lose is bounded by the interval.</summary>
public class IntervalFlushTests
{
    readonly BlockingLog _log = new();
    readonly ManualTime _time = new();

    [Test]
    public void An_interval_that_ends_while_a_flush_runs_makes_another_one_follow()
    {
        using var ledger = Ledgers.On(_log, new StoreOptions { Durability = Durability.Relaxed, TimeProvider = _time });
        var account = ledger.Add(new Account("a"));

        _log.Close();
        _time.Fire();
        _log.AwaitSync();
        account.Balance = 1; // too late for the flush that runs
        _time.ArmedTimers.ShouldBe(1);
        _time.Fire();
        _log.Release();

        _log.AwaitSync();
        _log.Open();
    }

    [Test]
    public void Many_bytes_that_come_together_while_a_flush_runs_make_another_one_follow()
    {
        using var ledger = Ledgers.On(_log, new StoreOptions { Durability = Durability.Relaxed, TimeProvider = _time });
        var account = ledger.Add(new Account("a"));

        _log.Close();
        _time.Fire();
        _log.AwaitSync();
        account.Key = new string('x', 2 << 20);
        _log.Release();

        _log.AwaitSync();
        _log.Open();
    }
}
