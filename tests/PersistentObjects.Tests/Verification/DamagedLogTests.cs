using System.Buffers.Binary;
using PersistentObjects.Log;
using PersistentObjects.Storage;
using PersistentObjects.Tests.Log;

namespace PersistentObjects.Tests.Verification;

/// <summary>Each kind of damage to the log, and to <c>store.id</c>.</summary>
public class DamagedLogTests
{
    static readonly StoredFiles Files = SmallStore.Files;

    [Test]
    public void A_damaged_batch_is_found_with_the_versions_that_are_lost()
    {
        var path = SmallStore.Segments(Files)[0];
        var offset = SmallStore.BatchesOf(Files[path])[1];
        var finding = Only(Files.With(path, bytes => bytes[offset + 20] ^= 4), FindingKind.DamagedBatch);
        finding.Offset.ShouldBe(offset);
        finding.Description.ShouldContain("Version 2 is lost.");
        finding.Advice.ShouldContain("salvage");
    }

    [Test]
    public void All_damaged_batches_are_found()
    {
        var damaged = new List<(string, long)>();
        var files = Files;
        foreach (var path in SmallStore.Segments(Files))
        {
            var offsets = SmallStore.BatchesOf(Files[path]);
            for (var i = 0; i + 2 < offsets.Count; i += 2)
            {
                var at = offsets[i];
                files = files.With(path, bytes => bytes[at + 4] ^= 4);
                damaged.Add((path, at));
            }
        }
        damaged.Count.ShouldBeGreaterThan(10);
        SmallStore.Verify(files).Findings.Where(finding => finding.Kind == FindingKind.DamagedBatch)
            .Select(finding => (finding.File["simulated:/".Length..], finding.Offset)).ShouldBe(damaged);
    }

    [Test]
    public void Behind_damage_the_state_goes_on_from_the_next_snapshot()
    {
        var path = SmallStore.Segments(Files)[0];
        var report = SmallStore.Verify(Files.With(path, bytes => bytes[100] ^= 4));
        report.Objects.ShouldBe(SmallStore.Verify(Files).Objects);
        report.SnapshotsCompared.ShouldBe(1);
    }

    [Test]
    public void A_damaged_batch_behind_the_last_snapshot_leaves_the_objects_unknown()
    {
        var path = SmallStore.Segments(Files)[^1];
        var offset = SmallStore.BatchesOf(Files[path])[^3];
        var report = SmallStore.Verify(Files.With(path, bytes => bytes[offset + 4] ^= 4));
        report.Findings.Single().Kind.ShouldBe(FindingKind.DamagedBatch);
        report.Objects.ShouldBeNull();
        report.Version.ShouldBe(39);
    }

    [Test]
    public void An_unfinished_write_at_the_end_is_no_damage()
    {
        var path = SmallStore.Segments(Files)[^1];
        var end = SmallStore.BatchesOf(Files[path])[^1];
        var report = SmallStore.Verify(Files.With(path, bytes => bytes.AsSpan(end, 20).Fill(0x33)));
        report.IsSound.ShouldBeTrue();
        var note = report.Findings.Single();
        (note.Kind, note.Severity, note.Offset).ShouldBe((FindingKind.UnfinishedWrite, FindingSeverity.Note, end));
        report.Objects.ShouldBe(SmallStore.Verify(Files).Objects);
    }

    [Test]
    public void A_missing_segment_is_found_with_the_versions_that_are_lost()
    {
        var segments = SmallStore.Segments(Files);
        var before = FirstVersion(segments[^2]);
        var after = FirstVersion(segments[^1]);
        var report = SmallStore.Verify(Files.With(segments[^2], (byte[]?)null));
        var previous = segments[^3];
        report.Findings.ShouldContain(finding => finding.Kind == FindingKind.LostVersions && finding.File.EndsWith(previous, StringComparison.Ordinal));
        report.Findings.ShouldContain(finding => finding.Description.Contains(after - before == 1 ? $"Version {before} is lost." : $"Versions {before} to {after - 1} are lost."));
    }

    [Test]
    public void A_missing_beginning_of_the_log_is_found_when_no_snapshot_takes_its_place()
    {
        var files = Files.With(SmallStore.Segments(Files)[0], (byte[]?)null);
        foreach (var snapshot in SmallStore.Snapshots(Files)) files = files.With(snapshot, (byte[]?)null);
        Only(files, FindingKind.MissingFile).Description.ShouldContain("the beginning of the log");
    }

    [Test]
    public void A_missing_log_is_found()
    {
        var files = Files;
        foreach (var path in SmallStore.Segments(Files)) files = files.With(path, (byte[]?)null);
        Only(files, FindingKind.MissingFile).Description.ShouldContain("Expected a log");
    }

    [Test]
    public void A_missing_last_segment_is_found_when_a_snapshot_is_newer()
    {
        var files = SmallStore.Segments(Files).Skip(1).Aggregate(Files, (files, path) => files.With(path, (byte[]?)null));
        var finding = SmallStore.Verify(files).Findings.Single();
        finding.Kind.ShouldBe(FindingKind.LostVersions);
        finding.Description.ShouldContain("up to version 26, of which there is a snapshot");
    }

    [Test]
    public void A_missing_identity_is_found() => Only(Files.With("store.id", (byte[]?)null), FindingKind.MissingFile);

    [Test]
    public void A_directory_that_is_not_a_store_yet_is_found()
    {
        var incomplete = new FileHeader(FileHeader.Identity, new Guid(Files["store.id"].AsSpan(16, 16)), 0, FileHeader.Size) { Detail = 1 };
        Only(Files.With("store.id", incomplete.ToBytes()), FindingKind.IncompleteStore);
    }

    [Test]
    public void An_identity_of_another_store_is_found_and_the_files_are_not_taken_for_foreign()
    {
        var other = new FileHeader(FileHeader.Identity, Guid.NewGuid(), 0, FileHeader.Size).ToBytes();
        Only(Files.With("store.id", other), FindingKind.ForeignFile).File.ShouldEndWith("store.id");
    }

    [Test]
    public void A_segment_of_another_store_is_found_and_what_it_takes_the_place_of_is_lost()
    {
        var path = SmallStore.Segments(Files)[1];
        var bytes = (byte[])Files[path].Clone();
        new FileHeader(FileHeader.Segment, Guid.NewGuid(), FirstVersion(path), bytes.Length).ToBytes().CopyTo(bytes, 0);
        var report = SmallStore.Verify(Files.With(path, bytes));
        report.Findings.Select(finding => finding.Kind).ShouldBe([FindingKind.ForeignFile, FindingKind.LostVersions]);
        report.Findings[0].Offset.ShouldBe(16);
    }

    [Test]
    public void A_segment_under_another_name_is_found()
    {
        var segments = SmallStore.Segments(Files);
        SmallStore.Verify(Files.With(segments[1], Files[segments[0]])).Findings.ShouldContain(
            finding => finding.Kind == FindingKind.ForeignFile && finding.Offset == 32);
    }

    [Test]
    public void A_damaged_header_is_found_and_the_batches_behind_it_are_read_all_the_same()
    {
        var report = SmallStore.Verify(Files.With(SmallStore.Segments(Files)[1], bytes => bytes[50] ^= 1));
        report.Findings.Single().Kind.ShouldBe(FindingKind.DamagedHeader);
        report.Objects.ShouldNotBeNull();
    }

    [Test]
    public void A_newer_format_is_found()
    {
        var path = SmallStore.Segments(Files)[1];
        var report = SmallStore.Verify(Files.With(path, bytes =>
        {
            bytes[8]++;
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(60), Crc32C.Compute(bytes.AsSpan(0, 60)));
        }));
        report.Findings[0].Kind.ShouldBe(FindingKind.NewerFormat);
    }

    [Test]
    public void A_batch_that_is_there_twice_is_found()
    {
        var path = SmallStore.Segments(Files)[^1];
        var offsets = SmallStore.BatchesOf(Files[path]);
        var files = Files.With(path, bytes =>
        {
            // With a checksum for its new place.
            var header = BatchHeader.Read(bytes.AsSpan(offsets[^2]));
            bytes.AsSpan(offsets[^2]..offsets[^1]).CopyTo(bytes.AsSpan(offsets[^1]));
            StoredBatch.Seal(bytes, offsets[^1], header);
        });
        var finding = Only(files, FindingKind.RepeatedVersions);
        finding.Offset.ShouldBe(offsets[^1]);
    }

    static VerificationFinding Only(StoredFiles files, FindingKind kind)
    {
        var finding = SmallStore.Verify(files).Findings.Single();
        (finding.Kind, finding.Severity).ShouldBe((kind, FindingSeverity.Damage));
        return finding;
    }

    static long FirstVersion(string path) => long.Parse(path.AsSpan("log/".Length, 20));
}
