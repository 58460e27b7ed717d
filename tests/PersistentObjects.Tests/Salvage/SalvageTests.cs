using System.Text.Json;
using PersistentObjects.Log;
using PersistentObjects.Snapshots;
using PersistentObjects.Testing;
using PersistentObjects.Tests.Log;
using PersistentObjects.Tests.Snapshots;
using PersistentObjects.Tests.Storage;
using PersistentObjects.Tests.Store;
using PersistentObjects.Tests.Verification;

namespace PersistentObjects.Tests.Salvage;

public class SalvageTests
{
    static readonly StoredFiles Files = SmallStore.Files;
    static readonly string[] Segments = SmallStore.Segments(Files);
    static readonly string[] Snapshots = SmallStore.Snapshots(Files);

    [Test]
    public void A_sound_store_is_salvaged_completely_with_its_ids_and_versions()
    {
        using var salvaged = Salvaged.From(Files);
        salvaged.Report.IsComplete.ShouldBeTrue(salvaged.Report.ToString());
        (salvaged.Report.Version, salvaged.Report.SnapshotVersion, salvaged.Report.Transactions).ShouldBe((39, 26, 13));
        using var bank = SmallStore.Open(Files.ToDisk());
        salvaged.Bank.ComputeStateHash().ShouldBe(bank.ComputeStateHash());
        salvaged.Bank.Version.ShouldBe(39);
        salvaged.Bank.Accounts.OrderBy(a => a.Id).Select(a => (a.Id, a.Version, a.Owner?.IsDeleted)).ShouldBe(
            bank.Accounts.OrderBy(a => a.Id).Select(a => (a.Id, a.Version, a.Owner?.IsDeleted)));
        salvaged.Report.Objects.ShouldBe(bank.Recovery.Objects);
        // Both go on alike.
        salvaged.Bank.Add(new Account("new")).Id.ShouldBe(bank.Add(new Account("new")).Id);
    }

    [Test]
    public void The_new_store_has_an_identity_of_its_own()
    {
        using var salvaged = Salvaged.From(Files);
        SnapshotFiles.Read(salvaged.Disk, "store.id").AsSpan(16, 16).SequenceEqual(Files["store.id"].AsSpan(16, 16)).ShouldBeFalse();
    }

    [Test]
    public void A_damaged_snapshot_costs_nothing_when_an_older_one_and_the_log_are_sound()
    {
        ShouldBeComplete(Files.With(Snapshots[1], bytes => bytes[100] ^= 1), snapshot: 13);
        ShouldBeComplete(Files.With(Snapshots[1], bytes => bytes[100] ^= 1).With(Snapshots[0], bytes => bytes[100] ^= 1), snapshot: null);
        ShouldBeComplete(Files.With(Snapshots[1], (byte[]?)null), snapshot: 13);
    }

    [Test]
    public void Damage_below_the_newest_snapshot_costs_nothing()
    {
        ShouldBeComplete(Files.With(Segments[0], bytes => bytes[100] ^= 1), snapshot: 26);
        ShouldBeComplete(Files.With(Segments[1], (byte[]?)null), snapshot: 26);
    }

    [Test]
    public void A_damaged_or_missing_identity_costs_nothing()
    {
        ShouldBeComplete(Files.With("store.id", (byte[]?)null), snapshot: 26);
        ShouldBeComplete(Files.With("store.id", bytes => bytes[20] ^= 1), snapshot: 26);
        ShouldBeComplete(Files.With("store.id", new FileHeader(FileHeader.Identity, Guid.NewGuid(), 0, FileHeader.Size).ToBytes()), snapshot: 26);
    }

    [Test]
    public void A_damaged_header_of_a_segment_costs_nothing() => ShouldBeComplete(Files.With(Segments[^1], bytes => bytes[50] ^= 1), snapshot: 26);

    [Test]
    public void An_unfinished_write_at_the_end_was_never_acknowledged()
        => ShouldBeComplete(Files.With(Segments[^1], bytes => bytes.AsSpan(SmallStore.BatchesOf(bytes)[^1], 20).Fill(0x33)), snapshot: 26);

    [Test]
    public void Of_a_damaged_snapshot_with_nothing_before_it_the_readable_blocks_are_kept()
    {
        var files = SmallStore.FilesBehindSnapshots.With(Snapshots[0], (byte[]?)null);
        var path = Snapshots[1];
        var directory = SnapshotReader.Open(files.ToDisk(), path, 26, null).ReadDirectory();
        var lost = directory.Blocks.First(block => block.Kind == BlockKind.Objects);
        var className = directory.Class(lost.ClassNumber).Description.Name;
        using var salvaged = Salvaged.From(files.With(path, bytes => bytes[lost.Offset + 60] ^= 1));
        salvaged.Report.IsComplete.ShouldBeFalse();
        salvaged.Report.LostObjects.Select(objects => (objects.ClassName, objects.Ids.Count)).ShouldBe([(className, lost.Objects)]);
        salvaged.Report.SnapshotVersion.ShouldBe(26);
        foreach (var c in directory.Classes.Where(c => c.Description.Name != className))
        {
            salvaged.Report.Classes.SingleOrDefault(kept => kept.Name == c.Description.Name)?.Objects.ShouldBeGreaterThanOrEqualTo(c.Objects - 1);
        }
    }

    [Test]
    public void When_all_snapshots_and_the_beginning_of_the_log_are_lost_that_is_told()
    {
        var files = SmallStore.FilesBehindSnapshots.With(Snapshots[0], (byte[]?)null).With(Snapshots[1], (byte[]?)null);
        using var salvaged = Salvaged.From(files);
        salvaged.Report.IsComplete.ShouldBeFalse();
        var first = long.Parse(SmallStore.Segments(files)[0].AsSpan(4, 20));
        salvaged.Report.Lost.Select(lost => (lost.FirstVersion, lost.LastVersion)).ShouldBe([(1L, first - 1)]);
        salvaged.Report.Skipped.ShouldNotBeEmpty();
        salvaged.Report.Version.ShouldBe(39);
    }

    [Test]
    public void When_the_end_of_the_log_is_lost_that_is_told()
    {
        var files = Segments.Aggregate(Files, (files, path) => files.With(path, (byte[]?)null));
        using (var salvaged = Salvaged.From(files))
        {
            (salvaged.Report.IsComplete, salvaged.Report.IsEndUnknown, salvaged.Report.Version).ShouldBe((false, true, 26));
        }
        files = Segments.Skip(1).Aggregate(Files, (files, path) => files.With(path, (byte[]?)null)).With(Snapshots[1], bytes => bytes[100] ^= 1);
        using (var salvaged = Salvaged.From(files))
        {
            salvaged.Report.IsComplete.ShouldBeFalse();
            salvaged.Report.Lost[^1].LastVersion.ShouldBe(26);
            salvaged.Report.Version.ShouldBe(26);
        }
    }

    [Test]
    public void Ids_of_lost_transactions_are_not_given_out_again()
    {
        var files = Files.With(Segments[^1], bytes => bytes[SmallStore.BatchesOf(bytes)[0] + 20] ^= 1);
        using var salvaged = Salvaged.From(files);
        salvaged.Report.IsComplete.ShouldBeFalse();
        using var bank = SmallStore.Open(Files.ToDisk());
        var added = salvaged.Bank.Add(new Account("new"));
        added.Id.ShouldBeGreaterThan(bank.Accounts.Max(account => account.Id));
        added.Version.ShouldBe(40);
    }

    [Test]
    public void The_report_lies_beside_the_new_store()
    {
        using var salvaged = Salvaged.From(Files.With(Segments[^1], bytes => bytes[SmallStore.BatchesOf(bytes)[0] + 20] ^= 1));
        using var json = JsonDocument.Parse(SnapshotFiles.Read(salvaged.Disk, "salvage.json"));
        var root = json.RootElement;
        root.GetProperty("isComplete").GetBoolean().ShouldBeFalse();
        root.GetProperty("lost")[0].GetProperty("firstVersion").GetInt64().ShouldBe(salvaged.Report.Lost[0].FirstVersion);
        root.GetProperty("verification").GetProperty("findings").GetArrayLength().ShouldBe(1);
        foreach (var property in typeof(SalvageReport).GetProperties())
        {
            root.TryGetProperty(char.ToLowerInvariant(property.Name[0]) + property.Name[1..], out _).ShouldBeTrue(property.Name);
        }
        System.Text.Encoding.UTF8.GetString(SnapshotFiles.Read(salvaged.Disk, "salvage.txt")).ShouldBe(salvaged.Report.ToString());
        salvaged.Report.ToString().ShouldContain("IN PART");
    }

    [Test]
    public void A_target_that_is_not_empty_is_refused_and_nothing_is_changed()
    {
        var (source, target) = (Files.ToDisk(), Files.ToDisk());
        Should.Throw<IOException>(() => StoreSalvage.Salvage(source, target)).Message.ShouldContain("is not empty");
        Should.Throw<IOException>(() => StoreSalvage.Salvage(source, source)).Message.ShouldContain("is not empty");
        StoredFiles.Capture(target).ShouldBe(Files);
        StoredFiles.Capture(source).ShouldBe(Files);
    }

    [Test]
    public void A_directory_without_a_store_gives_none()
    {
        var target = new SimulatedDisk();
        Should.Throw<IOException>(() => StoreSalvage.Salvage(new SimulatedDisk(), target)).Message.ShouldContain("nothing of a store");
        target.Files.ShouldBeEmpty();
    }

    [Test]
    public void It_works_on_the_file_system()
    {
        using var directory = new TemporaryDirectory();
        using (var bank = Bank.Open(directory.Combine("old"))) bank.Add(new Customer { Name = "Ann" });
        StoreSalvage.Salvage(directory.Combine("old"), directory.Combine("new")).IsComplete.ShouldBeTrue();
        using var salvaged = Bank.Open(directory.Combine("new"));
        salvaged.Customers.Single().Name.ShouldBe("Ann");
    }

    static void ShouldBeComplete(StoredFiles files, long? snapshot)
    {
        using var salvaged = Salvaged.From(files);
        salvaged.Report.IsComplete.ShouldBeTrue(salvaged.Report.ToString());
        salvaged.Report.SnapshotVersion.ShouldBe(snapshot);
        salvaged.Report.Version.ShouldBe(39);
        salvaged.Bank.ComputeStateHash().ShouldBe(Salvaged.HashOf(Files));
    }
}
