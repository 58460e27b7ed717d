using PersistentObjects.Testing;

namespace PersistentObjects.Tests.Log;

/// <summary>
/// A log of three synced batches, followed by a flush of two more that were interrupted: what is found there, and what
/// becomes of it.
/// </summary>
public class TornTailTests
{
    static readonly int[] FlushedBytes = [40, 90];

    /// <param name="Name">What is found.</param>
    /// <param name="Damage">Makes it so; given the segment and the offsets of the flush's batches and its end.</param>
    /// <param name="Whole">How many of the two batches of the flush are read.</param>
    /// <param name="IsCut">Whether something is cut away.</param>
    public sealed record Case(string Name, Action<byte[], int[]> Damage, int Whole, bool IsCut)
    {
        public override string ToString() => Name;
    }

    static readonly Case[] Cases =
    [
        new("nothing_reached_the_disk", (s, at) => s.AsSpan(at[0]).Clear(), 0, false),
        new("everything_reached_the_disk", (_, _) => { }, 2, false),
        new("the_second_batch_did_not_reach_the_disk", (s, at) => s.AsSpan(at[1]).Clear(), 1, false),
        new("the_first_batch_did_not_reach_the_disk", (s, at) => s.AsSpan(at[0]..at[1]).Clear(), 0, true),
        new("the_first_header_did_not_reach_the_disk", (s, at) => s.AsSpan(at[0], 20).Clear(), 0, true),
        new("the_end_of_the_first_batch_did_not_reach_the_disk", (s, at) => s.AsSpan((at[1] - 24)..at[1]).Clear(), 0, true),
        new("the_end_of_the_second_batch_did_not_reach_the_disk", (s, at) => s.AsSpan((at[2] - 24)..at[2]).Clear(), 1, true),
        new("only_the_second_header_reached_the_disk", (s, at) => s.AsSpan((at[1] + 20)..at[2]).Clear(), 1, true),
        new("a_length_of_zero", (s, at) => s.AsSpan(at[0], 4).Clear(), 0, true),
        new("a_length_beyond_the_segment", (s, at) => s[at[0] + 3] = 0x7F, 0, true),
        new("a_length_of_four_billion", (s, at) => s.AsSpan(at[1], 4).Fill(0xFF), 1, true),
        new("a_length_that_ends_in_the_next_batch", (s, at) => s[at[0]] += 8, 0, true),
        new("a_flipped_bit_in_the_records", (s, at) => s[at[1] + 50] ^= 4, 1, true),
        new("a_flipped_bit_in_the_checksum", (s, at) => s[at[1] + 5] ^= 4, 1, true),
        new("a_flipped_bit_in_the_version", (s, at) => s[at[1] + 8] ^= 1, 1, true),
        new("padding_that_is_not_zero", (s, at) => s[at[1] - 1] = 1, 0, true),
        new("garbage_instead_of_both", (s, at) => new Random(1).NextBytes(s.AsSpan(at[0]..at[2])), 0, true),
        new("garbage_to_the_end_of_the_segment", (s, at) => new Random(2).NextBytes(s.AsSpan(at[0])), 0, true),
        new("garbage_behind_both", (s, at) => new Random(3).NextBytes(s.AsSpan(at[2])), 2, true),
        new("one_byte_at_the_end_of_the_segment", (s, _) => s[^1] = 1, 2, true),
        new("one_byte_in_the_middle_of_nowhere", (s, at) => s[at[2] + 101] = 1, 2, true),
        new("ones_to_the_end_of_the_segment", (s, at) => s.AsSpan(at[1]).Fill(0xFF), 1, true),
        new("an_earlier_batch_of_this_segment", (s, at) => s.AsSpan(64, 200).CopyTo(s.AsSpan(at[1])), 1, true),
        new("the_same_flush_one_batch_later", (s, at) => s.AsSpan(at[0]..at[2]).ToArray().CopyTo(s.AsSpan(at[1])), 1, true),
        new("half_a_header_at_the_end_of_the_segment", (s, _) => s.AsSpan(s.Length - 8).Fill(7), 2, true),
    ];

    [TestCaseSource(nameof(Cases))]
    public void The_log_ends_before_the_first_batch_that_is_not_whole(Case torn)
    {
        var (files, batches, offsets) = WriteInterrupted();
        var damaged = files.With(BatchLayout.FirstSegment, segment => torn.Damage(segment, offsets[3..]));
        var segment = damaged[BatchLayout.FirstSegment];
        var end = offsets[3 + torn.Whole];
        var tail = segment.AsSpan(end).TrimEnd((byte)0).ToArray();
        var disk = damaged.ToDisk();

        using (var session = new LogSession(disk))
        {
            session.Batches.ShouldBe(batches.Take(3 + torn.Whole));
            (session.Result.Cut is not null).ShouldBe(torn.IsCut);
            if (session.Result.Cut is { } cut)
            {
                cut.File.ShouldBe(disk.Describe(BatchLayout.FirstSegment));
                cut.Offset.ShouldBe(end);
                cut.Length.ShouldBe(tail.Length);
                cut.KeptIn.ShouldBe(disk.Describe($"{BatchLayout.FirstSegment}.cut-{end}"));
            }

            StoredFiles.Capture(disk).ShouldBe(damaged); // Reading changes nothing.
            _ = session.Writer;
        }

        // The bytes are kept, the segment holds zeros in their place, and both durably so.
        var repaired = StoredFiles.Capture(disk.Reboot(Survival.Nothing));
        if (torn.IsCut) repaired[$"{BatchLayout.FirstSegment}.cut-{end}"].ShouldBe(tail);
        repaired[BatchLayout.FirstSegment].AsSpan(0, end).SequenceEqual(segment.AsSpan(0, end)).ShouldBeTrue();
        repaired[BatchLayout.FirstSegment].AsSpan(end).ContainsAnyExcept((byte)0).ShouldBeFalse();
    }

    [TestCaseSource(nameof(Cases))]
    public void Appending_goes_on_behind_the_last_whole_batch(Case torn)
    {
        var (files, batches, offsets) = WriteInterrupted();
        var disk = files.With(BatchLayout.FirstSegment, segment => torn.Damage(segment, offsets[3..])).ToDisk();
        var expected = batches.Take(3 + torn.Whole).ToList();
        expected.AddRange(LogSession.Write(disk, 40, 90));

        var result = LogSession.Read(disk, out var read);

        read.ShouldBe(expected);
        result.Cut.ShouldBeNull();
    }

    [Test]
    public void Bytes_of_another_store_at_the_same_place_are_not_read()
    {
        var (files, batches, offsets) = WriteInterrupted();
        var other = WriteInterrupted(new Guid("99999999-0000-0000-0000-000000000000")).Files;
        var disk = files.With(BatchLayout.FirstSegment, segment =>
            other[BatchLayout.FirstSegment].AsSpan(offsets[3]..).CopyTo(segment.AsSpan(offsets[3]))).ToDisk();

        LogSession.Read(disk, out var read).Cut!.Offset.ShouldBe(offsets[3]);

        read.ShouldBe(batches.Take(3));
    }

    [Test]
    public void Bytes_of_another_segment_of_this_store_are_not_read()
    {
        var disk = new SimulatedDisk();
        var batches = LogSession.Write(disk, 900, 100, 200, 300);
        var files = StoredFiles.Capture(disk);
        const string last = "log/00000000000000000002.log";
        files.Files.Keys.ShouldContain(last);
        var offsets = BatchLayout.Offsets(batches.Skip(1));
        var firstSegment = files[BatchLayout.FirstSegment];

        var reused = files.With(last, segment => firstSegment.AsSpan(offsets[2]).CopyTo(segment.AsSpan(offsets[2])));

        LogSession.Read(reused.ToDisk(), out var read).Cut!.Offset.ShouldBe(offsets[2]);
        read.ShouldBe(batches.Take(3));
    }

    [Test]
    public void A_torn_tail_that_is_cut_twice_at_one_place_is_kept_twice()
    {
        var (files, _, offsets) = WriteInterrupted();
        var disk = files.With(BatchLayout.FirstSegment, segment => segment[offsets[4]] ^= 1).ToDisk();
        using (var session = new LogSession(disk)) _ = session.Writer;
        var once = StoredFiles.Capture(disk);
        var again = once.With(BatchLayout.FirstSegment, segment => segment[offsets[4]] = 55).ToDisk();

        using (var session = new LogSession(again))
        {
            session.Result.Cut!.KeptIn.ShouldBe(again.Describe($"{BatchLayout.FirstSegment}.cut-{offsets[4]}-2"));
            _ = session.Writer;
        }

        var twice = StoredFiles.Capture(again);
        twice[$"{BatchLayout.FirstSegment}.cut-{offsets[4]}"].ShouldBe(once[$"{BatchLayout.FirstSegment}.cut-{offsets[4]}"]);
        twice[$"{BatchLayout.FirstSegment}.cut-{offsets[4]}-2"].ShouldBe([55]);
    }

    static (StoredFiles Files, List<LogBatch> Batches, int[] Offsets) WriteInterrupted(Guid? storeId = null)
    {
        var disk = new SimulatedDisk();
        var batches = new List<LogBatch>();
        using (var session = new LogSession(disk, storeId: storeId))
        {
            foreach (var count in (int[])[10, 70, 33])
            {
                batches.Add(session.Append(Filler(count)));
                session.Sync();
            }
            foreach (var count in FlushedBytes) batches.Add(session.Append(Filler(count)));
        }
        return (StoredFiles.Capture(disk), batches, BatchLayout.Offsets(batches));
    }

    static byte[] Filler(int count)
    {
        var bytes = new byte[count];
        new Random(count).NextBytes(bytes);
        return bytes;
    }
}
