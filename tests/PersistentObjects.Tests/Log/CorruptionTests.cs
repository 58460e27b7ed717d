using PersistentObjects.Testing;

namespace PersistentObjects.Tests.Log;

/// <summary>Damage to what had been synced is refused, wherever a single byte of it lies.</summary>
public class CorruptionTests
{
    static readonly int[] Sizes = [10, 70, 33, 1, 120, 50];

    [Test]
    public void A_flipped_byte_in_any_batch_but_the_last_is_corruption([Values(0x01, 0x80, 0xFF)] int flip)
    {
        var (files, batches) = Write(Sizes);
        var offsets = BatchLayout.Offsets(batches);
        for (var batch = 0; batch < batches.Count - 1; batch++)
        {
            for (var i = offsets[batch]; i < offsets[batch + 1]; i++)
            {
                var refused = ShouldBeRefused(files, BatchLayout.FirstSegment, i, flip);
                refused.Offset.ShouldBe(offsets[batch]);
                refused.Message.ShouldContain($"offset {offsets[batch]}");
            }
        }
    }

    [Test]
    public void A_flipped_byte_in_the_last_batch_or_behind_it_is_cut_away_and_kept([Values(0x01, 0x80, 0xFF)] int flip)
    {
        var (files, batches) = Write(Sizes);
        var offsets = BatchLayout.Offsets(batches);
        var segment = files[BatchLayout.FirstSegment];
        for (var i = offsets[^2]; i < segment.Length; i++)
        {
            var isInBatch = i < offsets[^1];
            var end = isInBatch ? offsets[^2] : offsets[^1];
            var disk = files.With(BatchLayout.FirstSegment, s => s[i] ^= (byte)flip).ToDisk();
            using (var session = new LogSession(disk))
            {
                session.Batches.ShouldBe(isInBatch ? batches.SkipLast(1) : batches);
                session.Result.Cut!.Offset.ShouldBe(end);
                _ = session.Writer;
            }
            var damaged = (byte[])segment.Clone();
            damaged[i] ^= (byte)flip;
            StoredFiles.Capture(disk)[$"{BatchLayout.FirstSegment}.cut-{end}"]
                .ShouldBe(damaged.AsSpan(end).TrimEnd((byte)0).ToArray());
        }
    }

    [Test]
    public void A_flipped_byte_anywhere_in_a_segment_that_is_not_the_last_is_corruption()
    {
        var (files, _) = Write(100, 300, 900);
        files.Files.Keys.ShouldContain("log/00000000000000000003.log");
        for (var i = 0; i < files[BatchLayout.FirstSegment].Length; i++)
            ShouldBeRefused(files, BatchLayout.FirstSegment, i, 1 << (i % 8));
    }

    [Test]
    public void A_flipped_byte_in_the_header_of_the_last_segment_is_corruption()
    {
        var (files, _) = Write(10);
        for (var i = 0; i < 64; i++) ShouldBeRefused(files, BatchLayout.FirstSegment, i, 1 << (i % 8));
    }

    [Test]
    public void A_flipped_byte_in_the_identity_is_corruption()
    {
        var (files, _) = Write(10);
        for (var i = 0; i < files["store.id"].Length; i++) ShouldBeRefused(files, "store.id", i, 1 << (i % 8));
    }

    [Test]
    public void A_batch_in_the_middle_that_became_zeros_is_corruption()
    {
        var (files, batches) = Write(Sizes);
        var offsets = BatchLayout.Offsets(batches);
        for (var batch = 0; batch < batches.Count - 1; batch++)
        {
            var zeroed = files.With(
                BatchLayout.FirstSegment, segment => segment.AsSpan(offsets[batch]..offsets[batch + 1]).Clear());
            Should.Throw<StoreCorruptedException>(() => new LogSession(zeroed.ToDisk())).Offset.ShouldBe(offsets[batch]);
        }
    }

    [Test]
    public void The_end_of_a_segment_that_is_not_the_last_cannot_be_missing()
    {
        var (files, batches) = Write(100, 300, 900);
        var offsets = BatchLayout.Offsets(batches.Take(2));
        var zeroed = files.With(BatchLayout.FirstSegment, segment => segment.AsSpan(offsets[1]).Clear());

        var refused = Should.Throw<StoreCorruptedException>(() => new LogSession(zeroed.ToDisk()));

        refused.Offset.ShouldBe(offsets[1]);
        refused.Expected.ShouldContain("up to version 2");
        refused.Found.ShouldContain("end with version 1");
    }

    [Test]
    public void A_file_that_became_shorter_is_corruption([Values("store.id", BatchLayout.FirstSegment)] string path)
    {
        var (files, _) = Write(10, 20);
        foreach (var length in (int[])[0, 1, 63, 64, 500, files[path].Length - 1])
        {
            if (length >= files[path].Length) continue;
            var shorter = files.With(path, _ => { });
            shorter[path] = files[path][..length];
            Should.Throw<StoreCorruptedException>(() => new LogSession(shorter.ToDisk())).Message.ShouldContain(path);
        }
    }

    [Test]
    public void The_message_says_where_what_was_expected_what_was_found_and_what_to_do()
    {
        var (files, batches) = Write(Sizes);
        var offsets = BatchLayout.Offsets(batches);
        var damaged = files.With(BatchLayout.FirstSegment, segment => segment[offsets[1] + 20] ^= 1).ToDisk();

        var refused = Should.Throw<StoreCorruptedException>(() => new LogSession(damaged));

        refused.File.ShouldBe(damaged.Describe(BatchLayout.FirstSegment));
        refused.Offset.ShouldBe(offsets[1]);
        refused.Message.ShouldContain(refused.File);
        refused.Message.ShouldContain($"expected {refused.Expected}, found {refused.Found}");
        refused.Message.ShouldContain(
            $"The batch at offset {offsets[2]} was written when everything before offset {offsets[2]} had been synced");
        refused.Message.ShouldContain("restore the store from a backup");
    }

    [Test]
    public void Records_that_the_reader_cannot_decode_are_corruption_at_their_batch()
    {
        var (files, batches) = Write(Sizes);
        using var log = PersistentObjects.Log.StoreLog.Open(files.ToDisk(), new PersistentObjects.Log.LogOptions());

        var refused = Should.Throw<StoreCorruptedException>(() => log.Read(
            (version, _) => version == 3 ? throw new RecordFormatException("a record of kind 99") : 1));

        refused.Offset.ShouldBe(BatchLayout.Offsets(batches)[2]);
        refused.Found.ShouldBe("a record of kind 99");
    }

    static StoreCorruptedException ShouldBeRefused(StoredFiles files, string path, int offset, int flip)
    {
        var damaged = files.With(path, bytes => bytes[offset] ^= (byte)flip);
        var disk = damaged.ToDisk();
        var refused = Should.Throw<StoreCorruptedException>(() => new LogSession(disk), $"{path}, offset {offset}");
        refused.File.ShouldBe(disk.Describe(path), $"offset {offset}");
        StoredFiles.Capture(disk).ShouldBe(damaged);
        return refused;
    }

    static (StoredFiles Files, List<LogBatch> Batches) Write(params int[] sizes)
    {
        var disk = new SimulatedDisk();
        var batches = LogSession.Write(disk, sizes);
        return (StoredFiles.Capture(disk), batches);
    }
}
