using PersistentObjects.Storage;
using PersistentObjects.Testing;
using PersistentObjects.Tests.Store;

namespace PersistentObjects.Tests.Backups;

/// <summary>A bank on a simulated disk, and another disk for its backup.</summary>
sealed class BackedUpBank : IDisposable
{
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    public SimulatedDisk Disk { get; } = new();

    public SimulatedDisk Target { get; private set; } = new();

    public Bank Bank { get; }

    public BackedUpBank(Durability durability = Durability.Full) => Bank = Open(Disk, durability);

    public static Bank Open(IStorage disk, Durability durability = Durability.Full)
        => Bank.Open(new StoreOptions { Storage = disk, SegmentSizeBytes = 4096, Durability = durability, TimeProvider = new ManualTime() });

    public void AddAccounts(int count)
    {
        for (var i = 0; i < count; i++) Bank.Add(new Account($"a{Bank.Version}") { City = new string('c', 200), Points = i });
    }

    public BackupInfo Backup(IProgress<SnapshotProgress>? progress = null, CancellationToken cancellationToken = default)
        => Wait(Bank.BackupAsync(Target, progress, cancellationToken));

    /// <summary>Another disk for the next backup.</summary>
    public SimulatedDisk ChangeTarget(FaultPlan? faults = null) => Target = new SimulatedDisk(faults);

    public static T Wait<T>(Task<T> task) => task.WaitAsync(Limit).GetAwaiter().GetResult();

    public static string[] EmailsOf(Bank bank) => [.. bank.Accounts.OrderBy(a => a.Id).Select(a => a.Email)];

    public void Dispose() => Bank.Dispose();
}
