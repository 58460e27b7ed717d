using PersistentObjects.Tests.Store;

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
        (BytesWritten(stored) - heldBefore).ShouldBe(32, "a header of 16 bytes, and a record, padded to 8");
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
        // A batch is padded to 8 bytes, and begins with its length.
        return (bytes.AsSpan().TrimEnd((byte)0).Length + 7) & ~7;
    }
}
