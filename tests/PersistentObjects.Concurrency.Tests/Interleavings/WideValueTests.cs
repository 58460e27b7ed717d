using PersistentObjects.Concurrency.Tests.Model;
using PersistentObjects.Concurrency.Tests.Support;
using PersistentObjects.Objects;

namespace PersistentObjects.Concurrency.Tests.Interleavings;

public class WideValueTests
{
    static readonly Guid Ones = new("11111111-1111-1111-1111-111111111111");
    static readonly Guid Twos = new("22222222-2222-2222-2222-222222222222");

    [Test]
    public void A_value_half_of_which_was_read_before_a_commit_is_read_again()
    {
        using var ledger = Ledgers.InMemory();
        var account = ledger.Add(new Account("a") { Mark = Ones });

        using (Hooks.On(HookPoint.WideHalfWritten, () => ledger.Write(() => account.Mark = Twos)))
        {
            account.Mark.ShouldBe(Twos);
        }
        ledger.CountUnsettled().ShouldBe(0);
    }

    [Test]
    public void A_value_of_an_unsettled_object_half_of_which_was_read_before_it_settles_is_read_again()
    {
        using var ledger = Ledgers.InMemory();
        var account = ledger.Add(new Account("a") { Mark = Ones });
        var scope = new ScopedReader(ledger);
        account.Balance = 1; // the scope keeps it from settling

        // The first copy is the getter's, the second one that of the slow path.
        using (Hooks.On(
            HookPoint.WideHalfWritten,
            () =>
            {
                scope.Dispose();
                ledger.Write(() => account.Mark = Twos);
                ledger.CountUnsettled().ShouldBe(0);
            },
            skip: 1))
        {
            account.Mark.ShouldBe(Twos);
        }
    }

    [Test]
    public void A_value_half_of_which_a_relaxed_setter_has_written_is_waited_for()
    {
        using var ledger = Ledgers.InMemory(Durability.Relaxed);
        var account = ledger.Add(new Account("a") { Mark = Ones });
        ledger.Settle();
        using var reader = new Worker();

        using var writer = new StoppedThread(HookPoint.WideHalfWritten, () => account.Mark = Twos);
        using var looping = new ManualResetEventSlim();
        var read = reader.Begin(() =>
        {
            using var hook = Hooks.On(HookPoint.FieldLoaded, looping.Set, skip: 3);
            account.Mark.ShouldBe(Twos);
        });
        Worker.Until(() => looping.IsSet || read.IsCompleted);
        read.IsCompleted.ShouldBeFalse("Half of a value was taken for a whole one.");
        writer.Resume();
        Worker.Await(read);
    }

    [Test]
    public void A_value_half_of_which_is_published_is_read_from_its_old_version()
    {
        using var ledger = Ledgers.InMemory();
        var account = ledger.Add(new Account("a") { Mark = Ones });

        // The publication copies the amount first.
        using var publisher = new StoppedThread(HookPoint.WideHalfWritten, () => ledger.Write(() => account.Mark = Twos), skip: 1);
        account.Mark.ShouldBe(Ones);
        using (ledger.BeginRead()) account.Mark.ShouldBe(Ones);
        publisher.Resume();

        account.Mark.ShouldBe(Twos);
    }
}
