using System.Diagnostics.CodeAnalysis;
using PersistentObjects.Tests.Store;

namespace PersistentObjects.Tests.Transactions;

[SuppressMessage("PersistentObjects.Mutation", "PO1001", Justification = "What the analyzer reports, the store must refuse.")]
public class AsyncBodyTests : BankFixture
{
    Account _a = null!;

    [SetUp]
    public void AddAccount() => _a = Bank.Add(new Account("a"));

    [TearDown]
    public void NothingHasChanged()
    {
        _a.Points.ShouldBe(0);
        Bank.Version.ShouldBe(1);
        // The store goes on.
        Bank.Write(() => { _a.Points = 9; });
        _a.Points.ShouldBe(9);
    }

    [Test]
    public void A_lambda_that_returns_a_task_is_refused_before_it_runs()
    {
        Refused(() => Bank.Write(async () => await Change()));
        Refused(() => Bank.Write(async () => await Change(), Durability.Relaxed));
        Refused(() => Bank.Write(() => Change()));
        Refused(() => Bank.Write(async () =>
        {
            await Change();
            return 1;
        }));
    }

    [Test]
    public void A_lambda_with_state_that_returns_a_task_is_refused_before_it_runs()
    {
        Refused(() => Bank.Write(this, static async test => await test.Change()));
        Refused(() => Bank.Write(this, static test => test.Change()));
    }

    [Test]
    public void A_lambda_that_returns_a_value_task_is_refused_before_it_runs()
    {
        Refused(() => Bank.Write(() => new ValueTask(Change())));
        Refused(() => Bank.Write(() => new ValueTask<int>(1)));
        Refused(() => Bank.Write(this, static test => new ValueTask(test.Change())));
    }

    [Test]
    public void A_method_that_streams_is_refused_before_it_runs()
    {
        Refused(() => Bank.Write(Stream));
        Refused(() => Bank.Write(() => Stream()));
    }

    [Test]
    public void WriteAsync_refuses_the_same()
    {
        Refused(() => _ = Bank.WriteAsync(async () => await Change()));
        Refused(() => _ = Bank.WriteAsync(() => new ValueTask(Change())));
        Refused(() => _ = Bank.WriteAsync(this, static async test => await test.Change()));
    }

    [Test]
    public void An_async_void_method_is_refused_and_what_it_did_is_taken_back()
    {
        Refused(() => Bank.Write(ChangeAndForget));
        Refused(() => Bank.Write(() => ChangeAndForget()));
        Refused(() => Bank.Write(this, static test => test.ChangeAndForget()));
    }

    [Test]
    public async Task WriteAsync_refuses_an_async_void_method_in_its_task()
    {
        var refused = await Should.ThrowAsync<InvalidOperationException>(Bank.WriteAsync(ChangeAndForget));
        refused.Message.ShouldContain("can't be asynchronous");
    }

    [Test]
    public void An_async_void_method_in_a_function_is_refused() => Refused(() => Bank.Write(() =>
    {
        ChangeAndForget();
        return 1;
    }));

    [Test]
    public void An_async_void_method_in_a_body_that_throws_does_not_harm_the_next_write()
    {
        Should.Throw<InvalidDataException>(() => Bank.Write(() =>
        {
            ChangeAndForget();
            throw new InvalidDataException();
        }));
        Bank.Write(() => { });
    }

    [Test]
    public void The_synchronization_context_is_the_same_afterwards()
    {
        var mine = new SynchronizationContext();
        SynchronizationContext.SetSynchronizationContext(mine);
        Bank.Write(() => { });
        SynchronizationContext.Current.ShouldBeSameAs(mine);
        Should.Throw<InvalidDataException>(() => Bank.Write(() => throw new InvalidDataException()));
        SynchronizationContext.Current.ShouldBeSameAs(mine);
        SynchronizationContext.SetSynchronizationContext(null);
    }

    static void Refused(Action write)
        => Should.Throw<InvalidOperationException>(write).Message.ShouldContain("can't be asynchronous");

    Task Change()
    {
        _a.Points = 1;
        return Task.CompletedTask;
    }

    async void ChangeAndForget()
    {
        _a.Points = 2;
        await Task.CompletedTask;
    }

    async IAsyncEnumerable<int> Stream()
    {
        await Change();
        yield return 1;
    }
}
