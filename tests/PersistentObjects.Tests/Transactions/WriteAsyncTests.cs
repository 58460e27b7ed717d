using PersistentObjects.Testing;
using PersistentObjects.Tests.Store;

namespace PersistentObjects.Tests.Transactions;

public class WriteAsyncTests
{
    [Test]
    public async Task The_body_runs_here_and_the_task_completes_when_it_is_durable()
    {
        using var stored = new BankOnDisk();
        var (bank, a) = (stored.Bank, stored.Bank.Add(new Account("a")));
        var gate = stored.Disk.Gate = new SyncGate();
        var thread = 0;
        var written = bank.WriteAsync(() =>
        {
            thread = Environment.CurrentManagedThreadId;
            a.Points = 1;
        });
        thread.ShouldBe(Environment.CurrentManagedThreadId);
        gate.WaitForSync();
        written.IsCompleted.ShouldBeFalse();
        a.Points.ShouldBe(0, "a reader must not see what may still be lost");
        gate.Open();
        await written;
        a.Points.ShouldBe(1);
    }

    [Test]
    public async Task Every_form_of_body_returns_its_result()
    {
        using var bank = Bank.InMemory();
        var a = bank.Add(new Account("a"));
        await bank.WriteAsync(() => { a.Points = 1; });
        (await bank.WriteAsync(() => a.Points += 1)).ShouldBe(2);
        await bank.WriteAsync(a, static account => { account.Points += 1; });
        (await bank.WriteAsync((a, 5), static state => state.a.Points += state.Item2)).ShouldBe(8);
        bank.Version.ShouldBe(5);
    }

    [Test]
    public async Task Exceptions_of_the_body_are_in_the_task()
    {
        using var bank = Bank.InMemory();
        var a = bank.Add(new Account("a"));
        var thrown = new InvalidDataException();
        var failed = bank.WriteAsync(() =>
        {
            a.Points = 1;
            throw thrown;
        });
        (await Should.ThrowAsync<InvalidDataException>(failed)).ShouldBeSameAs(thrown);
        await Should.ThrowAsync<InvalidDataException>(bank.WriteAsync<int>(() => throw thrown));
        await Should.ThrowAsync<InvalidDataException>(bank.WriteAsync(1, _ => throw thrown));
        await Should.ThrowAsync<UniqueViolationException>(bank.WriteAsync(() => bank.Add(new Account("a"))));
        (a.Points, bank.Version).ShouldBe((0, 1));
    }

    [Test]
    public async Task A_body_that_only_read_waits_for_what_it_may_have_read()
    {
        using var stored = new BankOnDisk();
        var a = stored.Bank.Add(new Account("a"));
        var gate = stored.Disk.Gate = new SyncGate();
        var written = stored.Bank.WriteAsync(() => { a.Points = 1; });
        gate.WaitForSync();
        var read = stored.Bank.WriteAsync(() => a.Points);
        var failed = stored.Bank.WriteAsync(() => throw new InvalidDataException());
        (read.IsCompleted, failed.IsCompleted).ShouldBe((false, false));
        gate.Open();
        (await read).ShouldBe(1);
        await Should.ThrowAsync<InvalidDataException>(failed);
        await written;
    }

    [Test]
    public async Task A_thousand_writes_in_flight_share_flushes()
    {
        using var stored = new BankOnDisk();
        var (bank, a) = (stored.Bank, stored.Bank.Add(new Account("a")));
        var before = stored.Disk.Operations;
        var gate = stored.Disk.Gate = new SyncGate();
        Task[] writes = [.. Enumerable.Range(0, 1000).Select(_ => bank.WriteAsync(() => { a.Points += 1; }))];
        gate.Open();
        await Task.WhenAll(writes);
        a.Points.ShouldBe(1000);
        // The first flush has some, the second all the others; each writes once and syncs once, and may begin a segment.
        (stored.Disk.Operations - before).ShouldBeLessThan(20);
        stored.Reopen().Accounts.ByEmail["a"].Points.ShouldBe(1000);
    }

    [Test]
    public async Task FlushAsync_may_be_cancelled_without_harm()
    {
        using var stored = new BankOnDisk(Durability.Relaxed);
        stored.Bank.Add(new Account("a"));
        var gate = stored.Disk.Gate = new SyncGate();
        using var cancellation = new CancellationTokenSource();
        var flushed = stored.Bank.FlushAsync(cancellation.Token);
        gate.WaitForSync();
        await cancellation.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(flushed);
        gate.Open();
        await stored.Bank.FlushAsync(CancellationToken.None);
        stored.Reopen().Accounts.Count.ShouldBe(1);
    }
}
