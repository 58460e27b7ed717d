namespace PersistentObjects.Tests.Store;

public class DisposeTests
{
    [TestCase(Durability.Full)]
    [TestCase(Durability.Relaxed)]
    public async Task A_disposed_store_can_be_read_but_not_changed(Durability durability)
    {
        var stored = new BankOnDisk(durability);
        var bank = stored.Bank;
        var a = bank.Add(new Account("a") { City = "Bonn" });
        stored.Dispose();

        (a.Email, a.City, a.Balance, a.Version).ShouldBe(("a", "Bonn", 0m, 1));
        bank.Accounts.ShouldBe([a]);
        bank.Accounts.ByEmail["a"].ShouldBeSameAs(a);
        bank.Accounts.ByCity["Bonn"].ShouldBe([a]);
        using (bank.BeginRead()) bank.Accounts.Count.ShouldBe(1);

        Should.Throw<ObjectDisposedException>(() => a.Points = 1).Message.ShouldContain("disposed");
        Should.Throw<ObjectDisposedException>(() => a.City = "Rome");
        Should.Throw<ObjectDisposedException>(() => bank.Add(new Account("b")));
        Should.Throw<ObjectDisposedException>(() => bank.Delete(a));
        Should.Throw<ObjectDisposedException>(() => bank.Write(() => { }));
        await Should.ThrowAsync<ObjectDisposedException>(async () => await bank.WriteAsync(() => { }));
        await Should.ThrowAsync<ObjectDisposedException>(async () => await bank.FlushAsync());
        (a.Points, a.City, bank.Version).ShouldBe((0, "Bonn", 1));
    }

    [Test]
    public async Task Disposing_twice_does_nothing()
    {
        using var stored = new BankOnDisk();
        stored.Bank.Dispose();
        stored.Bank.Dispose();
        await stored.Bank.DisposeAsync();
    }

    [Test]
    public async Task DisposeAsync_makes_all_durable_and_releases_the_directory()
    {
        using var stored = new BankOnDisk(Durability.Relaxed);
        var a = stored.Bank.Add(new Account("a"));
        a.Points = 5;
        await stored.Bank.DisposeAsync();
        stored.Reopen().Accounts.ByEmail["a"].Points.ShouldBe(5);
    }

    [Test]
    public void Writers_of_other_threads_are_either_done_or_refused()
    {
        using var stored = new BankOnDisk();
        var bank = stored.Bank;
        var a = bank.Add(new Account("a"));
        var done = 0L;
        using var begun = new CountdownEvent(3);
        var writers = Enumerable.Range(0, 3).Select(_ => Task.Run(() =>
        {
            try
            {
                for (var i = 0; ; i++)
                {
                    bank.Write(() => { a.Points += 1; });
                    Interlocked.Increment(ref done);
                    if (i == 0) begun.Signal();
                }
            }
            catch (ObjectDisposedException)
            {
            }
        })).ToArray();
        begun.Wait();
        bank.Dispose();
        Task.WaitAll(writers);
        stored.Reopen().Accounts.ByEmail["a"].Points.ShouldBe(done);
    }
}
