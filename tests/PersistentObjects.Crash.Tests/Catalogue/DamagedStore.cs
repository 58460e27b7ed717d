using PersistentObjects.Crash.Tests.Store;
using PersistentObjects.Testing;
using PersistentObjects.Tests.Log;

namespace PersistentObjects.Crash.Tests.Catalogue;

/// <summary>
/// A store whose files tests damage. Damage is detected when the store refuses to open and says where it found what, or
/// when it opens with a state that it has had: all that was acknowledged, but for what is allowed.
/// </summary>
sealed class DamagedStore
{
    /// <summary>
    /// The last batch, of one transaction: when it is damaged, nothing proves that it had been synced (FORMAT.md, "Limits").
    /// </summary>
    public const int LastBatch = 1;

    readonly StoreHistory _history;

    DamagedStore(StoreHistory history, SimulatedDisk disk)
    {
        _history = history;
        Files = StoredFiles.Capture(disk);
    }

    /// <summary>The files of the store, undamaged.</summary>
    public StoredFiles Files { get; }

    public IEnumerable<string> Paths => Files.Files.Keys;

    /// <summary>Every acknowledged transaction.</summary>
    public int Transactions => (int)_history.Acknowledged;

    /// <param name="seed">Chooses what happens to the store.</param>
    /// <param name="steps">How many transactions.</param>
    /// <param name="snapshots">How many snapshots are kept; 0 when none are taken.</param>
    public static DamagedStore Create(int seed, int steps, int snapshots = 0)
    {
        var history = new StoreHistory(seed, DurabilityMix.Full, snapshotsKept: snapshots);
        var disk = new SimulatedDisk();
        history.Run(disk, steps);
        return new DamagedStore(history, disk);
    }

    /// <summary>The store some steps later, on a disk that holds it as it is.</summary>
    public DamagedStore GoOn(SimulatedDisk disk, int steps)
    {
        var history = _history.Fork(steps);
        history.Run(disk, steps);
        return new DamagedStore(history, disk);
    }

    /// <summary>Opens the store with damaged files.</summary>
    /// <returns>What the store said when it refused; null when it opened, with a state that it has had.</returns>
    public PersistentStoreException? Open(StoredFiles damaged, int mayLose)
    {
        var disk = damaged.ToDisk();
        var history = _history.Fork(seed: 0);
        try
        {
            history.VerifyDamaged(disk, mayLose);
        }
        catch (PersistentStoreException refusal)
        {
            ShouldTellWhere(refusal);
            StoredFiles.Capture(disk).With("store.lock", []).ShouldBe(damaged.With("store.lock", []));
            return refusal;
        }
        // What was found once is found again, and the store goes on.
        if (disk.Operations % 8 == 0) history.Run(disk, steps: 2);
        return null;
    }

    static void ShouldTellWhere(PersistentStoreException refusal)
    {
        switch (refusal)
        {
            case StoreCorruptedException corrupted:
                corrupted.File.ShouldStartWith("simulated:/");
                corrupted.Offset.ShouldBeGreaterThanOrEqualTo(0);
                if (!refusal.Message.Contains($"'{corrupted.File}', offset {corrupted.Offset}: expected {corrupted.Expected}, found {corrupted.Found}", StringComparison.Ordinal))
                    refusal.Message.ShouldContain(corrupted.File);
                corrupted.Expected.ShouldNotBeEmpty();
                corrupted.Found.ShouldNotBeEmpty();
                break;
            case UnsupportedStoreFormatException unsupported:
                unsupported.File.ShouldStartWith("simulated:/");
                break;
            default:
                throw new ShouldAssertException($"Damage was reported as {refusal.GetType().Name}: {refusal.Message}", refusal);
        }
    }
}
