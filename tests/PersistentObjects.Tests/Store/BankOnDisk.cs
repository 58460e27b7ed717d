using PersistentObjects.Testing;

namespace PersistentObjects.Tests.Store;

/// <summary>A bank on a simulated disk, which can be opened again.</summary>
sealed class BankOnDisk : IDisposable
{
    readonly StoreOptions _options;

    public BankOnDisk(
        Durability durability = Durability.Full,
        ImplicitWrites implicitWrites = ImplicitWrites.Allowed,
        TimeProvider? time = null,
        long segmentSizeBytes = 32 << 10)
    {
        // The time of the tests stands still, so that a relaxed store flushes only when it is told to.
        _options = new StoreOptions
        {
            Storage = Disk,
            Durability = durability,
            ImplicitWrites = implicitWrites,
            TimeProvider = time ?? new ManualTime(),
            SegmentSizeBytes = segmentSizeBytes,
        };
        Bank = Bank.Open(_options);
    }

    public SimulatedDisk Disk { get; } = new();

    public Bank Bank { get; private set; }

    /// <summary>Disposes the store and opens it again.</summary>
    public Bank Reopen()
    {
        Bank.Dispose();
        return Bank = Bank.Open(_options);
    }

    public void Dispose() => Bank.Dispose();
}
