using PersistentObjects.Crash.Tests.Domain;
using PersistentObjects.Crash.Tests.Store;
using PersistentObjects.Testing;

namespace PersistentObjects.Crash.Tests.Faults;

/// <summary>
/// A write or sync of the log that fails poisons the store: what was not durable is never seen, nothing more is written,
/// reading goes on, and opening the store again tells what became of it.
/// </summary>
public class FailedFlushTests
{
    [Test]
    public void A_setter_whose_flush_fails_throws_and_leaves_the_old_value([Values] DiskFailure failure)
    {
        var disk = new SimulatedDisk();
        using var bank = OpenWithAccount(disk, out var account);
        var version = bank.Version;
        failure.Plan(disk.Faults);

        var fault = Should.Throw<StoreFaultedException>(() => account.Balance = 2);

        fault.Message.ShouldContain("unknown until the store is opened again");
        fault.InnerException.ShouldBeAssignableTo<IOException>();
        account.Balance.ShouldBe(1);
        account.Version.ShouldBe(version);
        bank.Version.ShouldBe(version);
    }

    [Test]
    public async Task An_asynchronous_write_whose_flush_fails_throws_and_leaves_objects_and_indexes_as_they_were(
        [Values] DiskFailure failure)
    {
        var disk = new SimulatedDisk();
        using var bank = OpenWithAccount(disk, out var account);
        var added = new Customer(2, "added");
        failure.Plan(disk.Faults);

        await Should.ThrowAsync<StoreFaultedException>(bank.WriteAsync(() =>
        {
            account.Code = "new code";
            bank.Add(added);
            bank.Delete(account);
        }));

        account.IsDeleted.ShouldBeFalse();
        account.Code.ShouldBe("code");
        bank.Items.ShouldBe([account]);
        bank.Items.Count.ShouldBe(1);
        bank.Customers.Count.ShouldBe(0);
        bank.Items.ByCode.Find("code").ShouldBeSameAs(account);
        bank.Items.ByCode.Find("new code").ShouldBeNull();
        bank.Items.BySerial.Find(2).ShouldBeNull();

        // A plain object again.
        added.Id.Value.ShouldBe(0);
        added.Code.ShouldBe("added");
    }

    [Test]
    public async Task A_store_that_has_failed_refuses_writes_and_never_touches_the_disk_again([Values] DiskFailure failure)
    {
        var disk = new SimulatedDisk();
        using var bank = OpenWithAccount(disk, out var account);
        failure.Plan(disk.Faults);
        Should.Throw<StoreFaultedException>(() => account.Balance = 2);
        var operations = disk.Operations;
        var bodies = 0;

        ShouldRefuse(() => account.Balance = 3);
        ShouldRefuse(() => bank.Add(new Account(2, "second")));
        ShouldRefuse(() => bank.Delete(account));
        ShouldRefuse(() => bank.Write(() => bodies++));
        (await Should.ThrowAsync<StoreFaultedException>(() => bank.WriteAsync(() => bodies++))).Message.ShouldContain("refuses writes");
        await Should.ThrowAsync<StoreFaultedException>(() => bank.FlushAsync());

        bodies.ShouldBe(0);
        account.Balance.ShouldBe(1);
        bank.Dispose();
        disk.Operations.ShouldBe(operations);
    }

    [Test]
    public void A_store_that_has_failed_can_be_opened_again_and_shows_what_the_disk_holds([Values] DiskFailure failure)
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var disk = new SimulatedDisk(new FaultPlan(seed));
            using (var bank = OpenWithAccount(disk, out var account))
            {
                failure.Plan(disk.Faults);
                Should.Throw<StoreFaultedException>(() => account.Balance = 2);
            }
            disk.Faults.FailingSyncs = 0;

            long found;
            using (var bank = StoreOnDisk.Open(disk))
            {
                var account = bank.Accounts.Single();
                found = account.Balance;
                found.ShouldBeOneOf(1, 2);
                account.Limit = 5;
            }

            using var afterPowerCut = StoreOnDisk.Open(disk.Crash(Survival.Nothing));
            afterPowerCut.Accounts.Single().Balance.ShouldBe(found);
            afterPowerCut.Accounts.Single().Limit.ShouldBe(5);
        }
    }

    static Bank OpenWithAccount(SimulatedDisk disk, out Account account)
    {
        var bank = StoreOnDisk.Open(disk);
        account = bank.Add(new Account(1, "code") { Balance = 1 });
        return bank;
    }

    static void ShouldRefuse(Action write)
        => Should.Throw<StoreFaultedException>(write).Message.ShouldContain("refuses writes");
}
