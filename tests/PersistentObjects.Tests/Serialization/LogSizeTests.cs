using PersistentObjects.Tests.Store;
using PersistentObjects.Tests.Verification;

namespace PersistentObjects.Tests.Serialization;

/// <summary>What is written to the log, in batches and bytes.</summary>
public class LogSizeTests
{
    [Test]
    public void Setting_the_same_value_writes_not_a_byte()
    {
        using var stored = new BankOnDisk();
        var a = stored.Bank.Add(new Account("a") { Balance = 1.0m, Owner = new Customer() });
        var before = stored.Disk.Operations;
        a.Balance = 1.0m;
        a.Email = new string('a', 1);
        a.Owner = a.Owner;
        a.Tier = Tier.Gold;
        stored.Bank.Write(() =>
        {
            a.Points = 1;
            a.Points = 0;
        });
        stored.Disk.Operations.ShouldBe(before);
        a.Balance = 1.00m;
        stored.Disk.Operations.ShouldBe(before + 2, "one write and one sync");
    }

    [Test]
    public void A_change_writes_the_properties_that_changed()
    {
        using var stored = new BankOnDisk();
        var a = stored.Bank.Add(new Account(new string('a', 5000)));
        var heldBefore = BytesWritten(stored);
        a.Points = 5;
        (BytesWritten(stored) - heldBefore).ShouldBe(32, "a header of 20 bytes, and a record, padded to 8");
    }

    // Ids take three bytes from 16384 on, up to two million.
    [TestCase(1_000_000)]
    [TestCase(-100_000_000)]
    public void An_update_of_one_number_of_an_object_among_a_million_takes_32_bytes(long value)
    {
        using var stored = new BankOnDisk();
        Account account = null!;
        stored.Bank.Write(() =>
        {
            for (var i = 0; i <= 1 << 14; i++) account = stored.Bank.Add(new Account($"a{i}"));
        });
        account.Id.Value.ShouldBeGreaterThan(1 << 14);
        var before = BytesWritten(stored);
        account.Points = value;
        (BytesWritten(stored) - before).ShouldBe(32);
    }

    [Test]
    public void Objects_that_are_added_together_share_their_head()
    {
        using var stored = new BankOnDisk();
        stored.Bank.Add(new Letter { Number = -1 });
        var before = BytesWritten(stored);
        stored.Bank.Write(() =>
        {
            for (var i = 0; i < 60; i++) stored.Bank.Add(new Letter { Number = i });
        });
        (BytesWritten(stored) - before).ShouldBeLessThan(60 * 6 + 40);
    }

    static int BytesWritten(BankOnDisk stored)
    {
        using var file = stored.Disk.Open("log/00000000000000000001.log", readOnly: true);
        var bytes = new byte[file.Length];
        file.Read(bytes, 0);
        return SmallStore.BatchesOf(bytes)[^1];
    }
}
