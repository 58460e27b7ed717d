using PersistentObjects.Log;
using PersistentObjects.Tests.Log;
using PersistentObjects.Tests.Snapshots;

namespace PersistentObjects.Tests.Verification;

/// <summary>Each kind of damage to snapshots.</summary>
public class DamagedSnapshotTests
{
    static readonly StoredFiles Files = SmallStore.Files;
    static readonly string Path = SmallStore.Snapshots(Files)[1];

    [Test]
    public void Every_damaged_block_is_found()
    {
        var blocks = StoredBlock.AllOf(Files[Path]);
        // But for the directory, which says where the others are.
        var report = SmallStore.Verify(Files.With(Path, bytes =>
        {
            foreach (var block in blocks.SkipLast(1)) bytes[block.Contents] ^= 1;
        }));
        report.Findings.Select(finding => (finding.Kind, finding.Offset))
            .ShouldBe(blocks.SkipLast(1).Select(block => (FindingKind.DamagedBlock, (long)block.Offset)));
        report.Objects.ShouldBe(SmallStore.Verify(Files).Objects, "the log says so");
        report.SnapshotsCompared.ShouldBe(1);
    }

    [Test]
    public void A_damaged_length_of_a_block_hides_no_other_block()
    {
        var blocks = StoredBlock.AllOf(Files[Path]);
        var report = SmallStore.Verify(Files.With(Path, bytes => bytes[blocks[0].Offset + 2] ^= 0x40));
        report.Findings.Single().Offset.ShouldBe(blocks[0].Offset);
    }

    [Test]
    public void A_damaged_directory_is_found()
        => Only(Files.With(Path, bytes => bytes[StoredBlock.AllOf(bytes)[^1].Offset + 30] ^= 1), FindingKind.DamagedBlock).Offset.ShouldBe(StoredBlock.AllOf(Files[Path])[^1].Offset);

    [Test]
    public void A_damaged_header_is_found() => Only(Files.With(Path, bytes => bytes[41] ^= 1), FindingKind.DamagedHeader).Advice.ShouldContain("snapshot");

    [Test]
    public void A_snapshot_of_another_store_is_found()
        => Only(Files.With(Path, SmallStore.TinyFiles[SmallStore.Snapshots(SmallStore.TinyFiles)[1]]), FindingKind.ForeignFile);

    [Test]
    public void A_snapshot_under_another_name_is_found() => Only(Files.With(Path, Files[SmallStore.Snapshots(Files)[0]]), FindingKind.ForeignFile);

    [Test]
    public void Another_value_than_the_log_has_is_found()
    {
        var block = ObjectsWithText(Files[Path]);
        var finding = Only(
            Files.With(Path, bytes =>
            {
                bytes[bytes.AsSpan(0, block.End).LastIndexOf("cccc"u8)] = (byte)'d';
                block.Seal(bytes);
            }),
            FindingKind.SnapshotDisagrees);
        finding.Offset.ShouldBe(block.Offset);
        finding.Description.ShouldMatch(@"another value of PersistentObjects\.Tests\.Store\.\w+\.City of object \d+ than the log");
    }

    [Test]
    public void Another_version_of_a_change_than_the_log_has_is_found()
    {
        var block = ObjectsWithText(Files[Path]);
        // The age of the first object behind the page's number and bitmap.
        var finding = Only(
            Files.With(Path, bytes =>
            {
                bytes[block.Contents + 1 + 32]++;
                block.Seal(bytes);
            }),
            FindingKind.SnapshotDisagrees);
        finding.Description.ShouldContain("as last changed at version");
    }

    [Test]
    public void Contents_that_make_no_sense_are_found()
    {
        foreach (var block in StoredBlock.AllOf(Files[Path]))
        {
            var report = SmallStore.Verify(Files.With(Path, bytes =>
            {
                bytes[block.End - 1] ^= 0xFF;
                bytes[block.End - 2] ^= 0xFF;
                block.Seal(bytes);
            }));
            report.IsSound.ShouldBeFalse($"block at {block.Offset}");
            report.Findings.ShouldAllBe(finding => finding.Kind == FindingKind.WrongSnapshot || finding.Kind == FindingKind.SnapshotDisagrees);
        }
    }

    [Test]
    public void An_offset_of_the_directory_outside_of_the_file_is_found()
    {
        foreach (var detail in new[] { -1L, 0, 63, Files[Path].Length, long.MaxValue })
        {
            var header = new FileHeader(FileHeader.Snapshot, new Guid(Files[Path].AsSpan(16, 16)), 26, Files[Path].Length) { Detail = detail };
            Only(Files.With(Path, bytes => header.ToBytes().CopyTo(bytes, 0)), FindingKind.WrongSnapshot).Offset.ShouldBe(48);
        }
    }

    [Test]
    public void Random_changes_behind_right_checksums_are_read_or_found()
    {
        const int seed = 20_261_122;
        var random = new Random(seed);
        var found = 0;
        for (var round = 0; round < 400; round++)
        {
            var files = SmallStore.TinyFiles;
            var path = SmallStore.Snapshots(files)[random.Next(2)];
            var report = StoreVerification.Verify(files.With(path, bytes =>
            {
                var blocks = StoredBlock.AllOf(bytes);
                var block = blocks[random.Next(blocks.Count)];
                for (var i = random.Next(1, 4); i > 0; i--) bytes[random.Next(block.Contents, block.End)] = (byte)random.Next(256);
                block.Seal(bytes);
            }).ToDisk());
            if (!report.IsSound) found++;
        }
        // Everything but what says the same in other words, since the log knows all that a snapshot does.
        found.ShouldBeGreaterThan(380, $"seed {seed}");
    }

    static VerificationFinding Only(StoredFiles files, FindingKind kind)
    {
        var finding = SmallStore.Verify(files).Findings.Single();
        (finding.Kind, finding.Severity, finding.File).ShouldBe((kind, FindingSeverity.Damage, "simulated:/" + Path));
        return finding;
    }

    static StoredBlock ObjectsWithText(byte[] bytes) => StoredBlock.AllOf(bytes).First(block => block.In(bytes).IndexOf("cccc"u8) > 0);
}
