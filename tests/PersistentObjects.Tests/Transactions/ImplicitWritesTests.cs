using PersistentObjects.Tests.Store;

namespace PersistentObjects.Tests.Transactions;

public class ImplicitWritesTests
{
    [TestCase(Durability.Full)]
    [TestCase(Durability.Relaxed)]
    public void A_store_may_forbid_changes_outside_a_write(Durability durability)
    {
        using var bank = Bank.InMemory(new StoreOptions { ImplicitWrites = ImplicitWrites.Forbidden, Durability = durability });
        Forbidden(() => bank.Add(new Account("a")));
        var a = bank.Write(() => bank.Add(new Account("a")));
        Forbidden(() => a.Points = 1);
        Forbidden(() => a.Points = 0);
        Forbidden(() => a.Balance = 1);
        Forbidden(() => a.Owner = new Customer());
        Forbidden(() => bank.Delete(a));
        (a.Points, bank.Version).ShouldBe((0, 1));

        bank.Write(() =>
        {
            a.Points = 1;
            bank.Delete(bank.Add(new Account("b")));
        });
        a.Points.ShouldBe(1);
        new Account("c") { Points = 3 }.Points.ShouldBe(3);
    }

    [Test]
    public void A_write_on_one_thread_does_not_allow_setters_on_another()
    {
        using var bank = Bank.InMemory(new StoreOptions { ImplicitWrites = ImplicitWrites.Forbidden });
        var a = bank.Write(() => bank.Add(new Account("a")));
        bank.Write(() => Task.Run(() => Forbidden(() => a.Points = 1)).Wait());
    }

    static void Forbidden(Action change)
        => Should.Throw<InvalidOperationException>(change).Message.ShouldContain("store.Write(");
}
