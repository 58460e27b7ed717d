using PersistentObjects.Testing;
using PersistentObjects.Tests.Log;
using PersistentObjects.Tests.Store;
using PersistentObjects.Tests.Verification;

namespace PersistentObjects.Tests.Salvage;

/// <summary>What salvage made of some files.</summary>
sealed class Salvaged : IDisposable
{
    Salvaged(SimulatedDisk disk, SalvageReport report) => (Disk, Report, Bank) = (disk, report, SmallStore.Open(disk));

    public SimulatedDisk Disk { get; }

    public SalvageReport Report { get; }

    public Bank Bank { get; }

    /// <summary>Salvages, and opens what came out. The source must be as it was.</summary>
    public static Salvaged From(StoredFiles files)
    {
        var (source, target) = (files.ToDisk(), new SimulatedDisk());
        var operations = source.Operations;
        var report = StoreSalvage.Salvage(source, target);
        source.Operations.ShouldBe(operations, "salvage changes nothing in the old directory");
        StoreVerification.Verify(target).Findings.ShouldBeEmpty();
        // What the power leaves now is durable.
        return new Salvaged(target.Reboot(Survival.Nothing), report);
    }

    /// <summary>The contents of a store, whatever its identity.</summary>
    public static string HashOf(StoredFiles files)
    {
        using var bank = SmallStore.Open(files.ToDisk());
        return bank.ComputeStateHash();
    }

    public void Dispose() => Bank.Dispose();
}
