using PersistentObjects.Testing;
using PersistentObjects.Tests.Store;
using PersistentObjects.Tests.Verification;

namespace PersistentObjects.Tests.Log;

/// <summary>How much of the log small transactions take: a log is written, synced and read in proportion.</summary>
public class LogBytesTests
{
    // Ids take three bytes from here on, up to two million.
    const int Objects = (1 << 14) + 1;

    [TestCase(1_000_000)]
    [TestCase(-100_000_000)]
    public void An_update_of_one_number_of_an_object_among_a_million_takes_32_bytes(long value)
    {
        var disk = new SimulatedDisk();
        using var bank = Bank.Open(new StoreOptions { Storage = disk });
        Account account = null!;
        bank.Write(() =>
        {
            for (var i = 0; i < Objects; i++) account = bank.Add(new Account($"a{i}"));
        });
        account.Id.Value.ShouldBeGreaterThan(1 << 14);

        account.Points = value;

        var offsets = SmallStore.BatchesOf(StoredFiles.Capture(disk)[BatchLayout.FirstSegment]);
        (offsets[^1] - offsets[^2]).ShouldBe(32);
    }
}
