using PersistentObjects.Concurrency.Tests.Model;
using PersistentObjects.Concurrency.Tests.Support;
using PersistentObjects.Objects;

namespace PersistentObjects.Concurrency.Tests.Interleavings;

public class GetterTests
{
    static readonly TestCaseData[] Increments =
    [
        new TestCaseData((Action<Account>)(account => account.Balance++)).SetArgDisplayNames("word"),
        new TestCaseData((Action<Account>)(account => account.Amount++)).SetArgDisplayNames("wide"),
    ];

    [TestCaseSource(nameof(Increments))]
    public void A_writer_between_two_loads_keeps_the_update_of_its_predecessor_that_is_published_meanwhile(Action<Account> increment)
    {
        var log = new BlockingLog();
        using var ledger = Ledgers.On(log);
        var account = ledger.Add(new Account("a"));
        using var first = new Worker();
        using var second = new Worker();

        log.Close();
        var predecessor = first.Begin(() => ledger.Write(() => increment(account)));
        log.AwaitSync();
        second.Do(() => ledger.Write(() =>
        {
            // The getter has loaded the old field. Its predecessor becomes durable, is published and would like to settle.
            using var hook = Hooks.On(HookPoint.FieldLoaded, () =>
            {
                log.Open();
                Worker.Await(predecessor);
            });
            increment(account);
        }));

        (account.Balance + account.Amount).ShouldBe(2);
    }

    [Test]
    public void A_scope_between_two_loads_does_not_see_what_is_committed_meanwhile()
    {
        using var ledger = Ledgers.InMemory();
        var account = ledger.Add(new Account("a"));
        using var other = new Worker();

        using (ledger.BeginRead())
        {
            using (Hooks.On(HookPoint.FieldLoaded, () => other.Do(() => account.Balance = 1))) account.Balance.ShouldBe(0);
            using (Hooks.On(HookPoint.FieldLoaded, () => other.Do(() => account.Amount = 1))) account.Amount.ShouldBe(0);
            account.Balance.ShouldBe(0);
        }
        account.Balance.ShouldBe(1);
        account.Amount.ShouldBe(1);
    }

    [Test]
    public void Fields_that_are_written_and_not_published_are_seen_by_nobody()
    {
        using var ledger = Ledgers.InMemory();
        var (a, b) = (ledger.Add(new Account("a")), ledger.Add(new Account("b")));

        using var publisher = new StoppedThread(HookPoint.BeforePublished, () => ledger.Write(() => a.Balance = b.Balance = 1));
        a.Balance.ShouldBe(0);
        a.Version.ShouldBe(1);
        using (ledger.BeginRead()) (a.Balance + b.Balance).ShouldBe(0);
        publisher.Resume();

        (a.Balance + b.Balance).ShouldBe(2);
    }

    [Test]
    public void Nothing_is_published_before_all_fields_are_written()
    {
        using var ledger = Ledgers.InMemory();
        var (a, b) = (ledger.Add(new Account("a")), ledger.Add(new Account("b")));

        using var publisher = new StoppedThread(HookPoint.FieldsWritten, () => ledger.Write(() => a.Balance = b.Balance = 1));
        // If it were published, it could settle, and then the fields are all there is.
        ledger.Settle();
        b.Balance.ShouldBe(a.Balance);
        publisher.Resume();

        (a.Balance + b.Balance).ShouldBe(2);
    }

    [Test]
    public void A_reader_on_an_old_version_does_not_go_back_when_that_is_dropped()
    {
        var log = new BlockingLog();
        using var ledger = Ledgers.On(log);
        var account = ledger.Add(new Account("a"));
        using var scope = new ScopedReader(ledger); // keeps the version before the next one
        account.Balance = 1;

        log.Close();
        var third = ledger.WriteAsync(() => account.Balance = 2);
        log.AwaitSync();
        var fourth = ledger.WriteAsync(() => account.Balance = 3);
        account.Balance.ShouldBe(1);
        using (Hooks.On(
            HookPoint.ChainStep,
            () =>
            {
                // The reader stands on the third version, which now is the published one: the second one goes.
                log.Release();
                Worker.Await(third);
                Worker.Until(() =>
                {
                    ledger.Settle();
                    return ledger.Chain(account).Length == 3;
                });
            }))
        {
            account.Balance.ShouldBe(2);
        }
        log.Open();
        Worker.Await(fourth);
        scope.Get(() => account.Balance).ShouldBe(0);
    }
}
