using Microsoft.Extensions.Logging;
using PersistentObjects.Testing;
using PersistentObjects.Tests.Store;

namespace PersistentObjects.Tests.Recovery;

public class RecoveryReportTests
{
    [Test]
    public void A_new_store_says_so()
    {
        using var stored = new BankOnDisk();
        stored.Bank.Recovery.IsNew.ShouldBeTrue();
        stored.Bank.Recovery.ToString().ShouldBe("A new store.");
        stored.Reopen().Recovery.IsNew.ShouldBeFalse();
    }

    [Test]
    public void The_report_counts_what_was_read()
    {
        using var stored = new BankOnDisk(segmentSizeBytes: 4096);
        for (var i = 0; i < 100; i++) stored.Bank.Add(new Letter { Number = i, Text = new string('x', 200) });
        stored.Bank.Delete(stored.Bank.Letters.First());

        var report = stored.Reopen().Recovery;
        (report.Version, report.Transactions, report.Objects, report.Batches).ShouldBe((101, 101, 99, 101));
        (report.BytesSkipped, report.BytesCut, report.CutFile).ShouldBe((0, 0, null));
        report.Segments.ShouldBeGreaterThan(3);
        report.BytesRead.ShouldBe(report.Segments * 4096);
        report.ToString().ShouldStartWith("99 objects at version 101: read 101 transactions in 101 batches of ");
    }

    [Test]
    public void The_report_tells_what_was_cut()
    {
        using var stored = new BankOnDisk();
        stored.Bank.Add(new Account("a"));
        stored.Disk.Faults.FailingSyncs = 1;
        Should.Throw<StoreFaultedException>(() => stored.Bank.Add(new Letter { Text = new string('x', 3000) }));
        using var logger = new RecordingLoggerFactory();
        var options = new StoreOptions { Storage = stored.Disk.Reboot(Survival.Random(3)), LoggerFactory = logger };
        using var bank = Bank.Open(options);

        var report = bank.Recovery;
        report.BytesCut.ShouldBePositive();
        report.CutFile.ShouldNotBeNull();
        report.ToString().ShouldContain($"cut {report.BytesCut:N0} bytes");
        logger.Entries.Where(entry => entry.Level == LogLevel.Warning).ShouldHaveSingleItem().Message.ShouldContain(report.CutFile);
        logger.Entries[^1].Message.ShouldContain(report.ToString());
    }

    [Test]
    public void The_report_is_logged()
    {
        using var stored = new BankOnDisk();
        stored.Bank.Add(new Account("a"));
        stored.Bank.Dispose();
        using var logger = new RecordingLoggerFactory();
        using var bank = Bank.Open(new StoreOptions { Storage = stored.Disk, LoggerFactory = logger });
        var entry = logger.Entries.ShouldHaveSingleItem();
        entry.Level.ShouldBe(LogLevel.Information);
        entry.Message.ShouldContain("1 objects at version 1");
    }

    [Test]
    public void The_report_says_how_long_it_took()
    {
        using var stored = new BankOnDisk();
        stored.Bank.Add(new Account("a"));
        stored.Bank.Dispose();
        var time = new TickingTime();
        using var bank = Bank.Open(new StoreOptions { Storage = stored.Disk, TimeProvider = time });
        bank.Recovery.Duration.ShouldBe(TimeSpan.FromSeconds(1));
    }

    /// <summary>A clock on which every look at it takes a second.</summary>
    sealed class TickingTime : TimeProvider
    {
        long _seconds;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => _seconds++;
    }
}
