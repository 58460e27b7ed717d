using PersistentObjects.Testing;
using PersistentObjects.Tests.Store;

namespace PersistentObjects.Tests.Transactions;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public class RelaxedDurabilityTests
{
    static readonly TimeSpan Interval = new StoreOptions().FlushInterval;

    readonly ManualTime _time = new();
    readonly BankOnDisk _stored;
    readonly Account _a;

    public RelaxedDurabilityTests()
    {
        _stored = new BankOnDisk(Durability.Relaxed, time: _time);
        _a = _stored.Bank.Add(new Account("a"));
        _stored.Bank.FlushAsync().Wait();
    }

    [TearDown]
    public void CloseStore()
    {
        _stored.Disk.Gate?.Open();
        if (!_stored.Disk.IsPowerCut) _stored.Dispose();
    }

    [Test]
    public void A_change_is_visible_to_everybody_at_once_and_not_on_the_disk()
    {
        var before = _stored.Disk.Operations;
        _a.Points = 1;
        _stored.Bank.Write(() => { _a.Balance = 2; });
        Task.Run(() => (_a.Points, _a.Balance)).Result.ShouldBe((1, 2));
        _stored.Disk.Operations.ShouldBe(before);
    }

    [TestCase(true)]
    [TestCase(false)]
    public void A_change_reaches_the_disk_when_the_interval_is_over_and_not_before(bool aSetter)
    {
        var gate = _stored.Disk.Gate = new SyncGate();
        for (var round = 1; round <= 3; round++)
        {
            var before = _stored.Disk.Operations;
            if (aSetter) _a.Points = round;
            else _stored.Bank.Write(() => { _a.Points = round; });
            _time.Advance(Interval - TimeSpan.FromTicks(1));
            _stored.Disk.Operations.ShouldBe(before);
            _a.Balance = round;
            _time.Advance(TimeSpan.FromTicks(1));
            gate.WaitForSync();
            gate.ReleaseOne();
            _stored.Bank.FlushAsync().Wait();
        }
        _a.Points = 99;
        RebootedPoints().ShouldBe(3);
    }

    [Test]
    public void A_crash_leaves_a_prefix_of_the_commit_order()
    {
        for (var i = 1; i <= 20; i++)
        {
            _a.Points = i;
            if (i == 12) _stored.Bank.FlushAsync().Wait();
        }
        RebootedPoints().ShouldBe(12);
    }

    [Test]
    public async Task FlushAsync_makes_all_durable_that_was_written_before()
    {
        _a.Points = 1;
        await _stored.Bank.WriteAsync(() => { _a.Balance = 5; });
        await _stored.Bank.FlushAsync();
        RebootedPoints().ShouldBe(1);
        var before = _stored.Disk.Operations;
        await _stored.Bank.FlushAsync();
        _stored.Disk.Operations.ShouldBe(before, "there was nothing more to flush");
    }

    [Test]
    public void Dispose_makes_all_durable()
    {
        _a.Points = 1;
        _stored.Bank.Write(() => { _a.Balance = 5; });
        _stored.Bank.Dispose();
        var rebooted = _stored.Disk.Reboot(Survival.Nothing);
        using var bank = Bank.Open(new StoreOptions { Storage = rebooted });
        (bank.Accounts.ByEmail["a"].Points, bank.Accounts.ByEmail["a"].Balance).ShouldBe((1, 5));
    }

    [Test]
    public void A_write_may_ask_for_full_durability_and_takes_all_before_it_along()
    {
        _a.Points = 7;
        _stored.Bank.Write(() => { _a.Balance = 1; }, Durability.Full);
        RebootedPoints().ShouldBe(7);
    }

    [Test]
    public void A_full_write_that_finds_nothing_to_change_makes_durable_what_it_found()
    {
        _a.Points = 7;
        _stored.Bank.Write(() => { _a.Points = 7; }, Durability.Full);
        RebootedPoints().ShouldBe(7);
    }

    [Test]
    public async Task So_does_an_asynchronous_one()
    {
        _a.Points = 7;
        (await _stored.Bank.WriteAsync(() => _a.Points, Durability.Full)).ShouldBe(7);
        RebootedPoints().ShouldBe(7);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task So_does_one_that_throws(bool isAsynchronous)
    {
        _a.Points = 7;
        if (isAsynchronous) await Should.ThrowAsync<UniqueViolationException>(() => _stored.Bank.WriteAsync(AddAgain, Durability.Full));
        else Should.Throw<UniqueViolationException>(() => _stored.Bank.Write(AddAgain, Durability.Full));
        RebootedPoints().ShouldBe(7);

        void AddAgain() => _stored.Bank.Add(new Account("a"));
    }

    [Test]
    public void A_relaxed_write_that_changes_nothing_does_not_wait_for_the_disk()
    {
        _a.Points = 7;
        var before = _stored.Disk.Operations;
        _stored.Bank.Write(() => { _a.Points = 7; });
        _stored.Disk.Operations.ShouldBe(before);
    }

    [Test]
    public void A_nested_write_has_the_durability_of_the_outer_one()
    {
        var before = _stored.Disk.Operations;
        _stored.Bank.Write(() => _stored.Bank.Write(() => { _a.Points = 1; }, Durability.Full));
        _stored.Disk.Operations.ShouldBe(before);
    }

    [Test]
    public async Task Behind_a_full_transaction_a_relaxed_one_waits_for_it()
    {
        var gate = _stored.Disk.Gate = new SyncGate();
        var full = _stored.Bank.WriteAsync(() => { _a.Points = 1; }, Durability.Full);
        gate.WaitForSync();
        var relaxed = _stored.Bank.WriteAsync(() => _a.Points += 1);
        (full.IsCompleted, relaxed.IsCompleted, _a.Points).ShouldBe((false, false, 0));
        gate.Open();
        (await relaxed).ShouldBe(2);
        await full;
        _a.Points.ShouldBe(2);
    }

    [Test]
    public void A_megabyte_does_not_wait_for_the_interval()
    {
        var gate = _stored.Disk.Gate = new SyncGate();
        _stored.Bank.Write(() => _stored.Bank.Add(new Letter { Text = new string('x', 2 << 20) }));
        gate.WaitForSync();
    }

    [Test]
    public void A_setter_that_a_dispose_overtakes_does_not_lose_its_value_silently()
    {
        var heap = _stored.Bank.Heap;
        heap.WriterLock.Enter();
        Thread setter;
        Exception? thrown = null;
        try
        {
            setter = new Thread(() =>
            {
                try
                {
                    _a.Points = 1;
                }
                catch (Exception e)
                {
                    thrown = e;
                }
            });
            setter.Start();
            SpinWait.SpinUntil(() => (setter.ThreadState & ThreadState.WaitSleepJoin) != 0, 1000);
            _stored.Bank.Dispose();
        }
        finally
        {
            heap.WriterLock.Exit();
        }
        setter.Join();
        thrown.ShouldBeOfType<ObjectDisposedException>();
        _a.Points.ShouldBe(0);
    }

    /// <summary>What a power cut leaves of the points, if it leaves nothing that was not synced.</summary>
    long RebootedPoints()
    {
        using var bank = Bank.Open(new StoreOptions { Storage = _stored.Disk.Reboot(Survival.Nothing) });
        return bank.Accounts.ByEmail["a"].Points;
    }
}
