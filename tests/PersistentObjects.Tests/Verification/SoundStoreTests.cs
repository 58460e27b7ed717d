using System.Text.Json;
using PersistentObjects.Testing;
using PersistentObjects.Tests.Store;

namespace PersistentObjects.Tests.Verification;

public class SoundStoreTests
{
    [Test]
    public void A_sound_store_has_no_findings_and_all_its_figures()
    {
        var files = SmallStore.Files;
        var report = SmallStore.Verify(files);
        report.ToString().ShouldStartWith("'simulated:/' is sound.");
        report.Findings.ShouldBeEmpty();
        report.IsSound.ShouldBeTrue();
        report.Version.ShouldBe(39);
        report.Snapshots.ShouldBe([13, 26]);
        report.SnapshotsCompared.ShouldBe(2);
        report.Segments.ShouldBe(SmallStore.Segments(files).Length);
        report.Transactions.ShouldBe(39);
        report.LogBytes.ShouldBe(SmallStore.Segments(files).Sum(path => files[path].Length));
        report.SnapshotBytes.ShouldBe(SmallStore.Snapshots(files).Sum(path => files[path].Length));
        report.BatchBytes.ShouldBe(SmallStore.Segments(files).Sum(path => SmallStore.BatchesOf(files[path])[^1] - 64));
        using var bank = SmallStore.Open(files.ToDisk());
        report.Objects.ShouldBe(bank.Recovery.Objects);
        report.Classes.Select(c => (c.Name, c.Objects)).ShouldBe(
        [
            (typeof(Account).FullName!, bank.Accounts.Count(account => account is not SavingsAccount)),
            (typeof(Customer).FullName!, bank.Customers.Count()),
            (typeof(Letter).FullName!, bank.Letters.Count()),
            (typeof(SavingsAccount).FullName!, bank.Savings.Count()),
        ]);
    }

    [Test]
    public void A_store_whose_log_begins_behind_snapshots_is_sound()
    {
        var files = SmallStore.FilesBehindSnapshots;
        SmallStore.Segments(files)[0].ShouldNotBe(SmallStore.Segments(SmallStore.Files)[0]);
        var report = SmallStore.Verify(files);
        report.Findings.ShouldBeEmpty();
        report.SnapshotsCompared.ShouldBe(1, "the state begins with the older one");
        report.Objects.ShouldBe(SmallStore.Verify(SmallStore.Files).Objects);
    }

    [Test]
    public void Leftover_segments_that_no_snapshot_needs_are_no_damage()
    {
        // What a power failure may leave of segments that were being deleted.
        var files = SmallStore.Files.With(SmallStore.Segments(SmallStore.Files)[1], (byte[]?)null);
        var report = SmallStore.Verify(files);
        report.Findings.Select(finding => (finding.Kind, finding.Severity)).ShouldBe([(FindingKind.NeedlessFile, FindingSeverity.Note)]);
        report.IsSound.ShouldBeTrue();
        report.Objects.ShouldBe(SmallStore.Verify(SmallStore.Files).Objects);
    }

    [Test]
    public void A_report_as_json_says_the_same()
    {
        var report = SmallStore.Verify(SmallStore.Files.With(SmallStore.Segments(SmallStore.Files)[0], bytes => bytes[100] ^= 1));
        using var json = JsonDocument.Parse(report.ToJson());
        var root = json.RootElement;
        root.GetProperty("isSound").GetBoolean().ShouldBeFalse();
        root.GetProperty("storeId").GetGuid().ShouldBe(report.StoreId!.Value);
        root.GetProperty("version").GetInt64().ShouldBe(report.Version);
        root.GetProperty("snapshots").EnumerateArray().Select(version => version.GetInt64()).ShouldBe([13, 26]);
        var finding = root.GetProperty("findings")[0];
        finding.GetProperty("kind").GetString().ShouldBe("DamagedBatch");
        finding.GetProperty("severity").GetString().ShouldBe("Damage");
        finding.GetProperty("file").GetString().ShouldBe(report.Findings[0].File);
        finding.GetProperty("offset").GetInt64().ShouldBe(report.Findings[0].Offset);
        finding.GetProperty("description").GetString().ShouldBe(report.Findings[0].Description);
        foreach (var property in typeof(VerificationReport).GetProperties())
        {
            root.TryGetProperty(char.ToLowerInvariant(property.Name[0]) + property.Name[1..], out _).ShouldBeTrue(property.Name);
        }
    }

    [Test]
    public void A_directory_without_a_store_is_no_sound_store()
    {
        using var disk = new SimulatedDisk();
        StoreVerification.Verify(disk).Findings.Single().Kind.ShouldBe(FindingKind.MissingFile);
    }

    [Test]
    public void A_directory_that_does_not_exist_is_refused()
        => Should.Throw<DirectoryNotFoundException>(() => StoreVerification.Verify(Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString())));
}
