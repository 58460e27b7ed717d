using PersistentObjects.Testing;
using PersistentObjects.Tests.Store;

namespace PersistentObjects.Tests.Snapshots;

/// <summary>A bank whose snapshots are taken when a test says so, on a disk that outlives it.</summary>
sealed class StoreOfSnapshots : IDisposable
{
    public StoreOfSnapshots(StoreOptions? options = null)
    {
        Options = (options ?? new StoreOptions()) with
        {
            Storage = Disk,
            SegmentSizeBytes = 4096,
            // The time of the tests stands still unless they bring their own.
            TimeProvider = options?.TimeProvider is ManualTime time ? time : new ManualTime(),
        };
        Bank = Bank.Open(Options);
    }

    public SimulatedDisk Disk { get; private set; } = new();

    public StoreOptions Options { get; set; }

    public Bank Bank { get; private set; }

    public SnapshotInfo Snapshot() => Bank.SnapshotAsync().WaitAsync(TimeSpan.FromSeconds(60)).GetAwaiter().GetResult();

    /// <summary>Adds so many accounts, each in a transaction of its own that fills about a tenth of a segment.</summary>
    public void AddAccounts(int count)
    {
        for (var i = 0; i < count; i++) Bank.Add(new Account($"a{Bank.Version}") { City = new string('c', 400), Points = i });
    }

    public Bank Reopen()
    {
        Bank.Dispose();
        return Bank = Bank.Open(Options);
    }

    /// <summary>Opens what a power cut has left, while nobody has closed the store.</summary>
    public Bank Crash(Survival survival)
    {
        Disk = Disk.Reboot(survival);
        Options = Options with { Storage = Disk };
        return Bank = Bank.Open(Options);
    }

    public void Dispose() => Bank.Dispose();
}
