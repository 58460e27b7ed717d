using PersistentObjects.Testing;

namespace PersistentObjects.Tests.Log;

/// <summary>A log that has failed is not written again until it is opened again, and then shows what the disk holds.</summary>
public class LogFailureTests
{
    [Test]
    public void Nothing_is_written_after_a_failed_sync()
    {
        var disk = new SimulatedDisk();
        using var session = new LogSession(disk);
        session.Append([1]);
        disk.Faults.FailingSyncs = 1;
        Should.Throw<IOException>(session.Sync);
        var operations = disk.Operations;

        Should.Throw<InvalidOperationException>(session.Sync);
        Should.Throw<InvalidOperationException>(() => session.Append([2]));

        disk.Operations.ShouldBe(operations);
    }

    [Test]
    public void Nothing_is_written_after_a_failed_write([Values(0, 20)] int bytesWritten)
    {
        var disk = new SimulatedDisk();
        using var session = new LogSession(disk);
        session.Append([1]);
        disk.Faults.FailingWrites = 1;
        disk.Faults.BytesOfFailingWrite = bytesWritten;
        Should.Throw<IOException>(() => session.Append([2, 2, 2, 2, 2, 2, 2, 2]));
        var operations = disk.Operations;

        Should.Throw<InvalidOperationException>(session.Sync);
        Should.Throw<InvalidOperationException>(() => session.Append([2]));

        disk.Operations.ShouldBe(operations);
    }

    [Test]
    public void Nothing_is_written_after_a_new_segment_failed()
    {
        var disk = new SimulatedDisk();
        using var session = new LogSession(disk);
        session.Append(new byte[900]);
        disk.Faults.FailingDirectorySyncs = 1;
        Should.Throw<IOException>(() => session.Append(new byte[900]));

        Should.Throw<InvalidOperationException>(session.Sync);
    }

    [Test]
    public void A_failure_at_the_end_of_the_disk_keeps_what_was_synced_before([Values(0, 30)] int bytesWritten)
    {
        var disk = new SimulatedDisk();
        var written = LogSession.Write(disk, 10, 20);
        using (var session = new LogSession(disk))
        {
            _ = session.Writer;
            disk.Faults.FailingWrites = 1;
            disk.Faults.BytesOfFailingWrite = bytesWritten;
            Should.Throw<IOException>(() => session.Append(Filler(100)));
        }

        written.AddRange(LogSession.Write(disk, 100));

        LogSession.Read(disk, out var batches);
        batches.ShouldBe(written);
    }

    [Test]
    public void What_is_read_after_a_failed_sync_is_on_the_disk()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var disk = new SimulatedDisk(new FaultPlan(seed));
            var written = LogSession.Write(disk, 10, 20);
            using (var session = new LogSession(disk))
            {
                written.Add(session.Append(Filler(100)));
                written.Add(session.Append(Filler(50)));
                disk.Faults.FailingSyncs = 1;
                Should.Throw<IOException>(session.Sync);
            }

            // The same machine: its memory still shows what the disk may not have.
            List<LogBatch> found;
            using (var session = new LogSession(disk))
            {
                found = [.. session.Batches];
                found.Add(session.Append([1]));
                session.Sync();
            }

            found.SkipLast(1).ShouldBe(written.Take(found.Count - 1), $"seed {seed}");
            LogSession.Read(disk.Reboot(Survival.Nothing), out var afterPowerCut);
            afterPowerCut.ShouldBe(found, $"seed {seed}");
        }
    }

    static byte[] Filler(int count)
    {
        var bytes = new byte[count];
        Array.Fill(bytes, (byte)count);
        return bytes;
    }
}
