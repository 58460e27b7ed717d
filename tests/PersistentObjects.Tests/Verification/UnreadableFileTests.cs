using System.Globalization;
using PersistentObjects.Testing;
using PersistentObjects.Tests.Salvage;
using PersistentObjects.Tests.Storage;
using PersistentObjects.Tests.Store;

namespace PersistentObjects.Tests.Verification;

/// <summary>Files that the system fails to open or to read, as a broken disk does.</summary>
public class UnreadableFileTests
{
    [TestCaseSource(nameof(Paths))]
    public void A_sector_that_cannot_be_read_is_a_finding(string path)
    {
        foreach (var sector in new[] { 0, SmallStore.Files[path].Length / 2 / 512 * 512 })
        {
            using var storage = new BadSectors(SmallStore.Files.ToDisk(), path, sector);
            var report = StoreVerification.Verify(storage);
            report.IsSound.ShouldBeFalse($"sector {sector}");
            report.Findings.ShouldContain(
                finding => finding.Kind == FindingKind.UnreadableFile && finding.File.EndsWith(path, StringComparison.Ordinal) && finding.Description.Contains("Input/output error"),
                $"sector {sector}: {report}");
        }
    }

    [TestCaseSource(nameof(Paths))]
    public void It_keeps_a_store_from_being_opened_unless_nothing_is_lost(string path)
    {
        var whole = Salvaged.HashOf(SmallStore.Files);
        foreach (var sector in new[] { 0, SmallStore.Files[path].Length / 2 / 512 * 512 })
        {
            using var storage = new BadSectors(SmallStore.Files.ToDisk(), path, sector);
            try
            {
                using var bank = Bank.Open(new StoreOptions { Storage = storage, SegmentSizeBytes = 4096, SnapshotsKept = 3 });
                bank.ComputeStateHash().ShouldBe(whole, $"sector {sector}");
                if (path == SmallStore.Snapshots(SmallStore.Files)[^1]) bank.Recovery.SkippedSnapshots.ShouldHaveSingleItem().ToString().ShouldContain(path);
            }
            catch (Exception e) when (e is IOException or StoreCorruptedException)
            {
                path.ShouldNotEndWith(".snapshot", $"sector {sector}");
            }
        }
    }

    [TestCaseSource(nameof(Paths))]
    public void Salvage_brings_what_can_be_read_and_says_what_not(string path)
    {
        var files = SmallStore.Files;
        using var source = new BadSectors(files.ToDisk(), path, files[path].Length / 2 / 512 * 512);
        var target = new SimulatedDisk();
        var report = StoreSalvage.Salvage(source, target);
        StoreVerification.Verify(target).Findings.ShouldBeEmpty();
        report.Verification.Findings.ShouldContain(finding => finding.Kind == FindingKind.UnreadableFile && finding.File.EndsWith(path, StringComparison.Ordinal), report.ToString());
        using var bank = SmallStore.Open(target);
        if (report.IsComplete) bank.ComputeStateHash().ShouldBe(Salvaged.HashOf(files));
        else report.Version.ShouldBeGreaterThan(0);
    }

    [Test]
    public void What_lies_behind_a_bad_sector_is_read()
    {
        var disk = new SimulatedDisk();
        using (var bank = Bank.Open(new StoreOptions { Storage = disk, SegmentSizeBytes = 1 << 18 }))
        {
            for (var i = 1; i <= 100; i++) bank.Add(new Customer { Name = $"{i:D4}{new string('n', 1600)}" });
        }
        const string Segment = "log/00000000000000000001.log";
        using var source = new BadSectors(disk, Segment, 81_920 + 1024);
        var target = new SimulatedDisk();

        var report = StoreSalvage.Salvage(source, target);

        var unreadable = report.Verification.Findings.Single(finding => finding.Kind == FindingKind.UnreadableFile);
        unreadable.Offset.ShouldBe(81_920);
        report.Version.ShouldBe(100);
        var lost = report.Lost.ShouldHaveSingleItem();
        (lost.LastVersion - lost.FirstVersion + 1).ShouldBeInRange(1, 4);
        using var salvaged = Bank.Open(new StoreOptions { Storage = target });
        salvaged.Customers.Select(customer => int.Parse(customer.Name[..4], CultureInfo.InvariantCulture))
            .ShouldBe(Enumerable.Range(1, 100).Where(i => i < lost.FirstVersion || i > lost.LastVersion), ignoreOrder: true);
    }

    [Test]
    public void A_disk_that_has_gone_is_reported_and_given_up()
    {
        var path = SmallStore.Segments(SmallStore.Files)[^1];
        var grown = new byte[1 << 20];
        SmallStore.Files[path].CopyTo(grown, 0);
        using var storage = new BadSectors(SmallStore.Files.With(path, grown).ToDisk(), path, 0, 1 << 20);
        var report = StoreVerification.Verify(storage);
        report.Findings.ShouldContain(finding => finding.Kind == FindingKind.UnreadableFile && finding.Offset == 0);
        storage.Failures.ShouldBeInRange(100, 400);
    }

    [Test]
    [Platform(Exclude = "Win")]
    public void A_name_that_the_system_refuses_to_open_is_a_finding()
    {
        using var directory = new TemporaryDirectory();
        foreach (var (path, bytes) in SmallStore.Files.Files)
        {
            var file = new FileInfo(Path.Combine(directory.FullName, path));
            file.Directory!.Create();
            File.WriteAllBytes(file.FullName, bytes);
        }
        var refused = SmallStore.Segments(SmallStore.Files)[^1];
        var name = Path.Combine(directory.FullName, refused);
        File.Delete(name);
        File.CreateSymbolicLink(name, name);

        var report = StoreVerification.Verify(directory.FullName);

        report.Findings.ShouldContain(finding => finding.Kind == FindingKind.UnreadableFile && finding.File.EndsWith(refused, StringComparison.Ordinal), report.ToString());
        Should.Throw<Exception>(() => Bank.Open(new StoreOptions { Directory = directory.FullName, SegmentSizeBytes = 4096 })).Message.ShouldContain(name);
    }

    static IEnumerable<string> Paths() => SmallStore.Files.Files.Keys.Where(path => SmallStore.Files[path].Length > 0).Order();
}
