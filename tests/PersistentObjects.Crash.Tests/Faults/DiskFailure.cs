using PersistentObjects.Testing;

namespace PersistentObjects.Crash.Tests.Faults;

/// <summary>How a disk fails.</summary>
public enum DiskFailure
{
    OneSync,
    EverySync,
    Write,
    ShortWrite,
}

static class DiskFailures
{
    /// <summary>Lets it happen at the next opportunity.</summary>
    public static void Plan(this DiskFailure failure, FaultPlan faults)
    {
        switch (failure)
        {
            case DiskFailure.OneSync:
                faults.FailingSyncs = 1;
                break;
            case DiskFailure.EverySync:
                faults.FailingSyncs = FaultPlan.Always;
                break;
            case DiskFailure.Write:
                faults.FailingWrites = 1;
                break;
            case DiskFailure.ShortWrite:
                faults.FailingWrites = 1;
                faults.BytesOfFailingWrite = 20;
                break;
        }
    }
}
