using PersistentObjects.Crash.Tests.Domain;
using PersistentObjects.Testing;

namespace PersistentObjects.Crash.Tests.Store;

/// <summary>A transaction that is refused leaves nothing behind that a later one relies on.</summary>
public class RefusedTransactionTests
{
    [Test]
    public void A_class_that_was_first_used_by_a_refused_transaction_is_described_by_the_next_one()
    {
        var disk = new SimulatedDisk();
        using (var bank = StoreOnDisk.Open(disk))
        {
            var account = bank.Add(new Account(1, "account"));
            Should.Throw<UniqueViolationException>(() => bank.Write(() =>
            {
                bank.Add(new Customer(2, "customer") { Partner = account });
                account.Code = "customer";
            }));
            bank.Add(new Customer(3, "another") { Partner = account });
        }

        using var recovered = StoreOnDisk.Open(disk.Crash(Survival.Nothing));
        recovered.Customers.Single().Serial.ShouldBe(3);
        recovered.Customers.Single().Partner.ShouldBeSameAs(recovered.Accounts.Single());
    }
}
