using PersistentObjects.Crash.Tests.Domain;
using PersistentObjects.Crash.Tests.Store;
using PersistentObjects.Testing;

namespace PersistentObjects.Crash.Tests.Faults;

/// <summary>A wall clock that is set back has no effect: order comes from commit versions alone.</summary>
public class ClockTests
{
    [Test]
    public void A_clock_that_jumps_back_has_no_effect([Values] Durability durability)
    {
        var clock = new BackwardClock();
        var disk = new SimulatedDisk();
        for (var run = 1; run <= 5; run++)
        {
            using var bank = Bank.Open(StoreOnDisk.Options(disk, durability) with
            {
                TimeProvider = clock,
                FlushInterval = TimeSpan.FromMilliseconds(1),
                WriteTimeout = TimeSpan.FromMinutes(1),
                ViewWarningAfter = TimeSpan.FromMinutes(1),
            });
            bank.Recovery.Duration.ShouldBeGreaterThanOrEqualTo(TimeSpan.Zero);
            bank.Accounts.Select(found => found.Serial).ShouldBe(Enumerable.Range(1, run - 1));
            var before = bank.Version;
            using var view = bank.OpenView();
            var account = bank.Add(new Account(run, $"code {run}"));
            for (var i = 1; i <= 20; i++)
            {
                account.Balance = i;
                account.Version.ShouldBe(before + 1 + i);
            }
            using (view.Enter()) bank.Accounts.Count.ShouldBe(run - 1);
        }
        clock.Calls.ShouldBeGreaterThan(5);
        using var survivor = StoreOnDisk.Open(disk.Crash(Survival.Nothing), durability);
        survivor.Accounts.Count.ShouldBe(5);
        survivor.Accounts.ShouldAllBe(account => account.Balance == 20);
    }

    /// <summary>Each look shows an earlier day. Timers are the system's; the timestamp, which measures time, stands still.</summary>
    sealed class BackwardClock : TimeProvider
    {
        int _calls;

        public int Calls => Volatile.Read(ref _calls);

        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch.AddYears(100).AddDays(-Interlocked.Increment(ref _calls));

        public override long GetTimestamp()
        {
            Interlocked.Increment(ref _calls);
            return 1000;
        }
    }
}
