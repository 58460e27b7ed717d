using PersistentObjects.Crash.Tests.Domain;
using PersistentObjects.Crash.Tests.Store;
using PersistentObjects.Testing;

namespace PersistentObjects.Crash.Tests.Faults;

/// <summary>Who waits for the disk is told what became of it: nobody too early, and everybody in the end.</summary>
public class WaitersTests
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Test]
    public async Task Everybody_who_waits_for_a_flush_that_fails_is_told()
    {
        var disk = new SimulatedDisk();
        using var bank = OpenWithAccounts(disk, out var accounts);
        var published = bank.Version;
        using var gate = disk.Gate = new SyncGate();
        var waiting = new List<Task> { Start(() => accounts[0].Balance = 1) };
        gate.WaitForSync();

        // Staged while the sync runs that will fail: setters, writes, and one that only reads what is staged.
        for (var i = 1; i < 4; i++)
        {
            var account = accounts[i];
            waiting.Add(Start(() => account.Balance = 1));
            waiting.Add(bank.WriteAsync(() => account.Limit = 1));
        }
        Await(() => bank.Heap.Staged == published + 7);
        waiting.Add(Start(() => bank.Write(() => accounts[1].Balance)));
        waiting.Add(Start(() => bank.Write(() => throw new NotSupportedException($"{accounts[1].Balance}"))));
        waiting.Add(bank.FlushAsync());
        accounts.ShouldAllBe(account => account.Balance == 0 && account.Limit == 0);
        disk.Faults.FailingSyncs = 1;
        gate.Open();

        foreach (var task in waiting) await Should.ThrowAsync<StoreFaultedException>(task.WaitAsync(Patience));
        accounts.ShouldAllBe(account => account.Balance == 0 && account.Limit == 0);
        bank.Version.ShouldBe(published);
    }

    [Test]
    public async Task Nobody_is_told_or_shown_anything_before_the_sync_has_ended()
    {
        var disk = new SimulatedDisk();
        using var bank = OpenWithAccounts(disk, out var accounts);
        var published = bank.Version;
        using var gate = disk.Gate = new SyncGate();
        var first = Start(() => accounts[0].Balance = 1);
        gate.WaitForSync();
        var second = Start(() => accounts[1].Balance = 1);
        var third = bank.WriteAsync(() => accounts[2].Balance = 1);
        Await(() => bank.Heap.Staged == published + 3);

        accounts.ShouldAllBe(account => account.Balance == 0);
        new[] { first, second, third }.ShouldAllBe(task => !task.IsCompleted);

        gate.ReleaseOne();
        await first.WaitAsync(Patience);
        gate.WaitForSync();
        accounts[0].Balance.ShouldBe(1);
        bank.Version.ShouldBe(published + 1);
        new[] { second, third }.ShouldAllBe(task => !task.IsCompleted);

        gate.Open();
        await Task.WhenAll(second, third).WaitAsync(Patience);
        accounts.Take(3).ShouldAllBe(account => account.Balance == 1);
    }

    [Test]
    public async Task A_relaxed_transaction_behind_one_that_is_not_durable_waits_for_it()
    {
        var disk = new SimulatedDisk();
        using var bank = OpenWithAccounts(disk, out var accounts);
        var published = bank.Version;
        using var gate = disk.Gate = new SyncGate();
        var full = Start(() => accounts[0].Balance = 1);
        gate.WaitForSync();
        var relaxed = bank.WriteAsync(() => accounts[1].Balance = accounts[0].Balance, Durability.Relaxed);

        bank.Version.ShouldBe(published);
        accounts.ShouldAllBe(account => account.Balance == 0);
        relaxed.IsCompleted.ShouldBeFalse();

        gate.Open();
        await Task.WhenAll(full, relaxed).WaitAsync(Patience);
        accounts.Take(2).ShouldAllBe(account => account.Balance == 1);
    }

    [Test]
    public async Task A_flush_covers_what_was_committed_before_it_was_asked_for()
    {
        var disk = new SimulatedDisk();
        using var bank = OpenWithAccounts(disk, out var accounts, Durability.Relaxed);
        using var gate = disk.Gate = new SyncGate();
        accounts[0].Balance = 1;
        var first = bank.FlushAsync();
        gate.WaitForSync();
        accounts[1].Balance = 1;
        var second = bank.FlushAsync();

        gate.ReleaseOne();
        await first.WaitAsync(Patience);
        gate.WaitForSync();
        second.IsCompleted.ShouldBeFalse();
        var survivor = disk.Crash(Survival.Nothing);

        using var recovered = StoreOnDisk.Open(survivor, Durability.Relaxed);
        recovered.Items.BySerial[1].ShouldBeOfType<Account>().Balance.ShouldBe(1);
        recovered.Items.BySerial[2].ShouldBeOfType<Account>().Balance.ShouldBe(0);
        gate.Open();
        await Should.ThrowAsync<StoreFaultedException>(second.WaitAsync(Patience));
    }

    static Bank OpenWithAccounts(SimulatedDisk disk, out Account[] accounts, Durability durability = Durability.Full)
    {
        var bank = StoreOnDisk.Open(disk, durability);
        var added = accounts = [.. Enumerable.Range(1, 4).Select(i => new Account(i, $"code {i}"))];
        bank.Write(
            () =>
            {
                foreach (var account in added) bank.Add(account);
            },
            Durability.Full);
        return bank;
    }

    // On a thread of its own: those that wait for the disk must not use up the pool.
    static Task Start(Action run) => Task.Factory.StartNew(run, TaskCreationOptions.LongRunning);

    static void Await(Func<bool> condition) => SpinWait.SpinUntil(condition, Patience).ShouldBeTrue();
}
