using PersistentObjects.Log;
using PersistentObjects.Tests.Log;
using PersistentObjects.Tests.Salvage;

namespace PersistentObjects.Tests.Verification;

/// <summary>Logs of which a part was written behind something else than what is before it: what verification and salvage make of them.</summary>
public class MixedHistoryTests
{
    static readonly StoredFiles Files = SmallStore.Files;
    static readonly string Last = SmallStore.Segments(Files)[^1];

    [Test]
    public void A_batch_that_was_written_behind_another_one_is_found()
    {
        var offset = SmallStore.BatchesOf(Files[Last])[2];
        var report = SmallStore.Verify(Files.With(Last, segment => StoredBatch.Unlink(segment, offset)));

        var finding = report.Findings.Single();
        (finding.Kind, finding.Severity, finding.Offset).ShouldBe((FindingKind.MixedHistories, FindingSeverity.Damage, offset));
        finding.Description.ShouldContain("a batch that was written behind the one before it");
        finding.Description.ShouldContain("files of two moments were mixed");
        report.Objects.ShouldBeNull();
        report.Version.ShouldBe(39);
    }

    [Test]
    public void A_segment_that_was_begun_behind_another_batch_is_found()
    {
        var report = SmallStore.Verify(Files.With(Last, StoredBatch.UnlinkSegment));

        var finding = report.Findings.Single();
        (finding.Kind, finding.Severity, finding.Offset).ShouldBe((FindingKind.MixedHistories, FindingSeverity.Damage, FileHeader.LinkOffset));
        finding.Description.ShouldContain("a segment that was begun behind the last batch of the one before it");
    }

    [Test]
    public void Behind_what_cannot_be_read_a_link_is_not_judged()
    {
        var offsets = SmallStore.BatchesOf(Files[Last]);
        SmallStore.Verify(Files.With(Last, segment => segment[offsets[2]] ^= 1)).Findings.ShouldNotContain(
            finding => finding.Kind == FindingKind.MixedHistories);
        SmallStore.Verify(Files.With(Last, segment => segment[50] ^= 1)).Findings.Single().Kind.ShouldBe(FindingKind.DamagedHeader);
    }

    [Test]
    public void Salvage_carries_out_what_can_be_and_says_that_it_may_not_belong_together()
    {
        var offset = SmallStore.BatchesOf(Files[Last])[2];
        using var salvaged = Salvaged.From(Files.With(Last, segment => StoredBatch.Unlink(segment, offset)));

        salvaged.Report.IsComplete.ShouldBeFalse();
        var lost = salvaged.Report.Lost.Single();
        (lost.Offset, lost.Bytes, lost.LastVersion).ShouldBe((offset, 0, lost.FirstVersion - 1));
        lost.Description.ShouldContain("files of two moments were mixed");
        salvaged.Report.Skipped.ShouldBeEmpty();
        salvaged.Report.ToString().ShouldContain("files of two moments were mixed");
        salvaged.Bank.ComputeStateHash().ShouldBe(Salvaged.HashOf(Files));
    }

    [Test]
    public void Salvage_of_what_was_written_anew_behind_a_loss_is_linked_and_sound()
    {
        var offset = SmallStore.BatchesOf(Files[Last])[2];
        using var salvaged = Salvaged.From(Files.With(Last, segment => segment[offset] ^= 1));
        salvaged.Bank.Add(new Store.Customer { Name = "after" });
        salvaged.Bank.Dispose();

        using var again = SmallStore.Open(salvaged.Disk);
        again.Customers.ShouldContain(customer => customer.Name == "after");
    }
}
