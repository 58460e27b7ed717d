using PersistentObjects.Log;
using PersistentObjects.Testing;
using PersistentObjects.Tests.Log;

namespace PersistentObjects.Crash.Tests.Log;

/// <summary>
/// The power is cut at every single I/O operation of creating, appending, syncing, rotating and repairing a log. Afterwards
/// every synced batch is there, whole and in order, and nothing that was never appended.
/// </summary>
public class LogPowerCutTests
{
    const int Steps = 12;
    const int StepsOfSecondRun = 4;

    [Test]
    public void Every_synced_batch_survives_a_power_cut_at_every_operation([Range(1, 8)] int seed)
    {
        var operations = CountOperations(seed);
        for (var cut = 1; cut <= operations; cut++)
        {
            for (var survival = 0; survival < 10; survival++)
            {
                Describing($"workload {seed}, cut at {cut} of {operations}, survival {survival}", () =>
                {
                    var history = new LogHistory(seed);
                    var disk = RunUntilPowerCut(history, new SimulatedDisk(), cut, Steps).Reboot(Survival.Random(survival));
                    history.Run(disk, StepsOfSecondRun);
                    history.Verify(disk.Reboot(Survival.Nothing)).Cut.ShouldBeNull();
                });
            }
        }
    }

    [Test]
    public void A_second_power_cut_while_the_log_is_repaired_loses_nothing_either([Range(1, 8)] int seed)
    {
        var operations = CountOperations(seed);
        for (var cut = 1; cut <= operations; cut++)
        {
            var isCut = true;
            for (var second = 1; isCut; second++)
            {
                var survival = seed * 1000 + cut * 10 + second;
                Describing($"workload {seed}, cuts at {cut} and {second}, survival {survival}", () =>
                {
                    var history = new LogHistory(seed);
                    var disk = RunUntilPowerCut(history, new SimulatedDisk(), cut, Steps).Reboot(Survival.Random(survival));
                    var torn = FindTornTail(disk);
                    var before = StoredFiles.Capture(disk);
                    RunUntilPowerCut(history, disk, second, StepsOfSecondRun);
                    isCut = disk.IsPowerCut;
                    disk = disk.Reboot(Survival.Random(survival + 1));
                    if (torn is not null) BytesOfTornTailAreStillThere(torn, before, StoredFiles.Capture(disk));
                    history.Run(disk, StepsOfSecondRun);
                    history.Verify(disk.Reboot(Survival.Nothing)).Cut.ShouldBeNull();
                });
            }
        }
    }

    [Test]
    public void Nothing_that_was_read_after_a_kill_is_lost_in_a_later_power_cut([Range(1, 8)] int seed)
    {
        var operations = CountOperations(seed);
        for (var kill = 1; kill <= operations; kill++)
        {
            for (var survival = 0; survival < 4; survival++)
            {
                Describing($"workload {seed}, killed at {kill} of {operations}, survival {survival}", () =>
                {
                    var history = new LogHistory(seed);
                    var disk = new SimulatedDisk();
                    disk.Faults.ProcessKillAt = kill;
                    Should.Throw<ProcessKilledException>(() => history.Run(disk, Steps));
                    disk = disk.Restart();
                    history.Run(disk, steps: survival % 2);
                    disk = disk.Reboot(survival < 2 ? Survival.Nothing : Survival.Random(survival));
                    history.Run(disk, StepsOfSecondRun);
                });
            }
        }
    }

    [Test]
    public void Nothing_that_was_read_after_a_failed_operation_is_lost_in_a_later_power_cut([Range(1, 8)] int seed)
    {
        var operations = CountOperations(seed);
        for (var failing = 1; failing <= operations; failing++)
        {
            for (var survival = 0; survival < 4; survival++)
            {
                Describing($"workload {seed}, operation {failing} of {operations} fails, survival {survival}", () =>
                {
                    var history = new LogHistory(seed);
                    var disk = new SimulatedDisk(new FaultPlan(survival));
                    disk.Faults.FailingOperation = failing;
                    disk.Faults.BytesOfFailingWrite = survival * 30;
                    Should.Throw<IOException>(() => history.Run(disk, Steps));
                    history.Run(disk, steps: survival % 2);
                    disk = disk.Reboot(survival < 2 ? Survival.Nothing : Survival.Random(survival));
                    history.Run(disk, StepsOfSecondRun);
                });
            }
        }
    }

    static long CountOperations(int seed)
    {
        var disk = new SimulatedDisk();
        new LogHistory(seed).Run(disk, Steps);
        disk.ListFiles("log").Count.ShouldBeGreaterThan(2, "the workload is to begin new segments");
        return disk.Operations;
    }

    static SimulatedDisk RunUntilPowerCut(LogHistory history, SimulatedDisk disk, long operation, int steps)
    {
        disk.Faults.PowerCutAt = operation;
        try
        {
            history.Run(disk, steps);
        }
        catch (PowerCutException)
        {
            // As planned.
        }
        return disk;
    }

    static LogCut? FindTornTail(SimulatedDisk disk)
    {
        using var session = new LogSession(disk);
        return session.Result.Cut;
    }

    static void BytesOfTornTailAreStillThere(LogCut torn, StoredFiles before, StoredFiles after)
    {
        var segment = before.Files.Keys.Single(path => torn.File.EndsWith(path, StringComparison.Ordinal));
        var tail = before[segment].AsSpan((int)torn.Offset, (int)torn.Length).ToArray();
        if (after[segment].AsSpan((int)torn.Offset, (int)torn.Length).SequenceEqual(tail)) return;
        after.Files.Where(file => file.Key.Contains(".cut-", StringComparison.Ordinal))
            .Any(file => file.Value.AsSpan().SequenceEqual(tail))
            .ShouldBeTrue("the bytes of the torn tail are neither in the segment nor kept beside it");
    }

    static void Describing(string circumstances, Action run)
    {
        try
        {
            run();
        }
        catch (Exception e)
        {
            throw new InvalidOperationException(circumstances + ": " + e.Message, e);
        }
    }
}
