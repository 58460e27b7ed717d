using PersistentObjects.Testing;

namespace PersistentObjects.Crash.Tests.Store;

/// <summary>Makes simulated crashes, and counts them.</summary>
static class Crashes
{
    static long _count;

    public static long Count => Interlocked.Read(ref _count);

    /// <summary>Runs a history on a disk whose power fails at an operation, if it comes so far.</summary>
    public static SimulatedDisk RunUntilPowerCut(this StoreHistory history, SimulatedDisk disk, long operation, int steps)
    {
        disk.Faults.PowerCutAt = operation;
        IsEndedBy<PowerCutException>(() => history.Run(disk, steps));
        return disk;
    }

    /// <summary>Runs a history on a disk whose power fails at an operation, if it comes so far.</summary>
    public static async Task<SimulatedDisk> RunUntilPowerCut(
        this ConcurrentHistory history, SimulatedDisk disk, long operation, int transactionsOfEach)
    {
        disk.Faults.PowerCutAt = operation;
        try
        {
            await history.Run(disk, transactionsOfEach);
        }
        catch (Exception e) when (IsCausedBy<PowerCutException>(e))
        {
            // As planned.
        }
        return disk;
    }

    /// <summary>Runs a history in which an operation fails, and which ends with that.</summary>
    public static void RunUntilFailure(this StoreHistory history, SimulatedDisk disk, long operation, int steps)
    {
        disk.Faults.FailingOperation = operation;
        var ended = IsEndedBy<IOException>(() => history.Run(disk, steps));
        disk.Operations.ShouldBeGreaterThanOrEqualTo(operation);
        // While old files are deleted behind a snapshot that is done, nobody is told.
        (ended || history.Snapshots > 0).ShouldBeTrue("an operation has failed and the store went on");
        Interlocked.Increment(ref _count);
    }

    /// <summary>Runs a history until something goes wrong, if it does.</summary>
    public static void RunUntilFault(this StoreHistory history, SimulatedDisk disk, int steps)
    {
        if (IsEndedBy<SimulatedFaultException>(() => history.Run(disk, steps)) && !disk.IsPowerCut) Interlocked.Increment(ref _count);
    }

    /// <summary>The disk as the next process finds it when this one is killed. What is still on its way may be lost later.</summary>
    public static SimulatedDisk Kill(this SimulatedDisk disk)
    {
        Interlocked.Increment(ref _count);
        return disk.Fork();
    }

    /// <summary>The disk after a power failure.</summary>
    /// <param name="disk">The disk.</param>
    /// <param name="survival">0 and 1 are the extremes; others, with the salt, are chance.</param>
    /// <param name="salt">Makes this chance unlike others.</param>
    public static SimulatedDisk Crash(this SimulatedDisk disk, int survival, int salt)
        => disk.Crash(survival switch
        {
            0 => Survival.Nothing,
            1 => Survival.Everything,
            _ => Survival.Random(salt * 100 + survival),
        });

    public static SimulatedDisk Crash(this SimulatedDisk disk, Survival survival, FaultPlan? next = null)
    {
        Interlocked.Increment(ref _count);
        return disk.Reboot(survival, next);
    }

    static bool IsEndedBy<TCause>(Action run)
        where TCause : Exception
    {
        try
        {
            run();
            return false;
        }
        catch (Exception e) when (IsCausedBy<TCause>(e))
        {
            return true;
        }
    }

    public static bool IsCausedBy<TCause>(Exception e)
        where TCause : Exception => e is IOException or StoreFaultedException && e.GetBaseException() is TCause;
}
