using PersistentObjects.Testing;

namespace PersistentObjects.Crash.Tests.Store;

/// <summary>Makes simulated crashes, and counts them.</summary>
static class Crashes
{
    static long s_count;

    public static long Count => Interlocked.Read(ref s_count);

    /// <summary>Runs a history on a disk whose power fails at an operation.</summary>
    public static SimulatedDisk RunUntilPowerCut(this StoreHistory history, SimulatedDisk disk, long operation, int steps)
    {
        disk.CutPowerAt(operation);
        try
        {
            history.Run(disk, steps);
        }
        catch (PowerCutException)
        {
            // While the store was opened.
        }
        catch (StoreFaultedException e) when (e.InnerException is PowerCutException)
        {
        }
        return disk;
    }

    /// <summary>The disk after a power failure; survival 0 and 1 are the extremes.</summary>
    public static SimulatedDisk Crash(this SimulatedDisk disk, int survival)
        => disk.Crash(survival switch
        {
            0 => Survival.Nothing,
            1 => Survival.Everything,
            _ => Survival.Random(survival),
        });

    public static SimulatedDisk Crash(this SimulatedDisk disk, Survival survival)
    {
        Interlocked.Increment(ref s_count);
        return disk.Reboot(survival);
    }
}
