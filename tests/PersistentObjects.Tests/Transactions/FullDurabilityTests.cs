using PersistentObjects.Testing;
using PersistentObjects.Tests.Store;

namespace PersistentObjects.Tests.Transactions;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public class FullDurabilityTests
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    readonly BankOnDisk _stored = new();
    readonly Account _a;
    readonly SyncGate _gate = new();

    public FullDurabilityTests()
    {
        _a = _stored.Bank.Add(new Account("a") { City = "Bonn" });
        _stored.Disk.Gate = _gate;
    }

    [TearDown]
    public void CloseStore()
    {
        _gate.Open();
        _stored.Dispose();
    }

    [Test]
    public async Task A_setter_returns_when_its_record_is_durable_and_nobody_sees_its_value_before()
    {
        var setter = Begin(() => _a.City = "Rome");
        _gate.WaitForSync();
        setter.IsCompleted.ShouldBeFalse();
        _a.City.ShouldBe("Bonn");
        _stored.Bank.Accounts.ByCity["Rome"].ShouldBeEmpty();
        _stored.Bank.Accounts.ByCity["Bonn"].ShouldBe([_a]);
        _gate.ReleaseOne();
        await setter;
        _a.City.ShouldBe("Rome");
        _stored.Bank.Accounts.ByCity["Rome"].ShouldBe([_a]);
        using var rebooted = Bank.Open(new StoreOptions { Storage = _stored.Disk.Reboot(Survival.Nothing) });
        rebooted.Accounts.ByCity["Rome"].Count.ShouldBe(1);
    }

    [Test]
    public async Task A_waiting_writer_that_is_interrupted_goes_on_waiting_and_the_store_goes_on_writing()
    {
        var first = _stored.Bank.WriteAsync(() => _a.City = "Rome");
        _gate.WaitForSync();
        var (returned, interrupted) = (false, false);
        var second = new Thread(() =>
        {
            try
            {
                Thread.CurrentThread.Interrupt();
                _a.City = "Oslo";
                returned = true;
                Thread.Sleep(Timeout.Infinite);
            }
            catch (ThreadInterruptedException)
            {
                interrupted = true;
            }
        });
        second.Start();
        // Either state lasts: that of a thread that waits, and that of one that was thrown out of waiting.
        SpinWait.SpinUntil(() => second.Join(100) || second.ThreadState == ThreadState.WaitSleepJoin, Patience).ShouldBeTrue();
        _gate.Open();
        await first;
        second.Join(Patience).ShouldBeTrue();
        (returned, interrupted).ShouldBe((true, true));
        _a.City.ShouldBe("Oslo");
        await _stored.Bank.WriteAsync(() => _a.City = "Bern").WaitAsync(Patience);
        _a.City.ShouldBe("Bern");
    }

    [Test]
    public async Task The_next_write_sees_what_is_staged_and_waits_for_it_even_if_it_only_reads_or_throws()
    {
        var first = Begin(() => _stored.Bank.Write(() => { _a.Points = 1; }));
        _gate.WaitForSync();
        var seen = 0L;
        var reader = Begin(() => _stored.Bank.Write(() => seen = _a.Points));
        var thrower = Begin(() => _stored.Bank.Write(() => throw new InvalidDataException()));
        SpinWait.SpinUntil(() => Volatile.Read(ref seen) == 1, Patience).ShouldBeTrue();
        (first.IsCompleted, reader.IsCompleted, thrower.IsCompleted).ShouldBe((false, false, false));
        _gate.Open();
        (await reader).ShouldBe(1);
        await first;
        await Should.ThrowAsync<InvalidDataException>(thrower);
    }

    [Test]
    public async Task A_scope_that_opens_before_the_publication_never_sees_it()
    {
        var first = Begin(() => _stored.Bank.Write(() =>
        {
            _a.Points = 1;
            _stored.Bank.Add(new Account("b"));
        }));
        _gate.WaitForSync();
        ScopeSeesOldValues(first);
        await first;
        _a.Points.ShouldBe(1);
        _stored.Bank.Accounts.Count.ShouldBe(2);
    }

    // On a thread of its own: those that wait for the disk must not use up the pool.
    static Task Begin(Action write) => Task.Factory.StartNew(write, TaskCreationOptions.LongRunning);

    static Task<T> Begin<T>(Func<T> write) => Task.Factory.StartNew(write, TaskCreationOptions.LongRunning);

    void ScopeSeesOldValues(Task write)
    {
        using var scope = _stored.Bank.BeginRead();
        _gate.Open();
        write.Wait();
        _a.Points.ShouldBe(0);
        _stored.Bank.Accounts.ShouldBe([_a]);
        _stored.Bank.Accounts.ByEmail.Find("b").ShouldBeNull();
    }
}
