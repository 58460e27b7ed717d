using System.Buffers.Binary;
using PersistentObjects.Testing;

namespace PersistentObjects.Tests.Log;

public class LaterBatchSearchTests
{
    [Test]
    [MaxTime(30_000)]
    public void User_data_full_of_what_looks_like_headers_is_searched_once()
    {
        // Every 8 bytes of these records look like the header of a batch of a megabyte: length, version and distance are
        // all plausible. Verifying each over its own length would take minutes.
        const int segmentSizeBytes = 16 << 20;
        var deceptive = new byte[12 << 20];
        for (var i = 0; i + 4 <= deceptive.Length; i += 4)
            BinaryPrimitives.WriteInt32LittleEndian(deceptive.AsSpan(i), 1_000_000 / 8);
        var disk = new SimulatedDisk();
        using (var session = new LogSession(disk, segmentSizeBytes))
        {
            session.Append("first"u8);
            session.Append(deceptive);
            session.Append("last"u8);
            session.Sync();
        }

        var torn = StoredFiles.Capture(disk).With(BatchLayout.FirstSegment, segment => segment[70] ^= 1).ToDisk();
        LogSession.Read(torn, out var batches).Cut!.Length.ShouldBeGreaterThan(deceptive.Length);
        batches.ShouldBeEmpty();
    }

    [Test]
    public void A_contradiction_far_behind_the_damage_is_found([Values(0, 1, 7, 8, 4000)] int fillerBytes)
    {
        var disk = new SimulatedDisk();
        using (var session = new LogSession(disk, 8 << 20))
        {
            session.Append("damaged"u8);
            session.Append(new byte[fillerBytes]);
            session.Append(new byte[3 << 20]);
            session.Append("also not synced"u8);
            session.Sync();
            session.Append("written after a sync"u8);
        }

        var damaged = StoredFiles.Capture(disk).With(BatchLayout.FirstSegment, segment => segment[64] = 0).ToDisk();

        Should.Throw<StoreCorruptedException>(() => new LogSession(damaged)).Offset.ShouldBe(64);
    }

    [Test]
    public void A_contradiction_at_the_very_end_of_the_segment_is_found()
    {
        var disk = new SimulatedDisk();
        using (var session = new LogSession(disk))
        {
            session.Append("damaged"u8);
            session.Sync();
            session.Append(new byte[1024 - 64 - 32 - 21]);
            session.Sync();
        }
        disk.ListFiles("log").Count.ShouldBe(1);

        var damaged = StoredFiles.Capture(disk).With(BatchLayout.FirstSegment, segment => segment[80] ^= 1).ToDisk();

        Should.Throw<StoreCorruptedException>(() => new LogSession(damaged)).Offset.ShouldBe(64);
    }
}
