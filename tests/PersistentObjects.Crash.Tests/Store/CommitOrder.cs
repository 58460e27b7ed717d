using PersistentObjects.Crash.Tests.Domain;
using PersistentObjects.Testing;

namespace PersistentObjects.Crash.Tests.Store;

/// <summary>
/// What a store may hold after a crash: the world after each commit version, of which the first so many were
/// acknowledged.
/// </summary>
/// <remarks>
/// Worlds are added by one thread at a time, such as by bodies of write transactions. Acknowledging is thread-safe.
/// </remarks>
/// <param name="checks">Compares the store with a world.</param>
/// <param name="snapshotsKept">How many snapshots the store keeps; 0 when none are taken.</param>
/// <param name="hashes">The hashes of a store that was never interrupted, by version; null when there is none like it.</param>
sealed class CommitOrder(StoreChecks checks, int snapshotsKept = 0, IReadOnlyDictionary<long, string>? hashes = null)
{
    List<World> _worlds = [World.Empty];
    long _acknowledged;
    long _likeUninterrupted = long.MaxValue;
    bool _wasInterrupted;

    public StoreChecks Checks => checks;

    public World Newest => _worlds[^1];

    public World this[long version] => _worlds[(int)version];

    public long Acknowledged => Interlocked.Read(ref _acknowledged);

    /// <summary>What may come after the same past, independently of this one.</summary>
    public CommitOrder Fork() => new(checks.Fork(), snapshotsKept, hashes)
    {
        _worlds = [.. _worlds],
        _acknowledged = Acknowledged,
        _likeUninterrupted = _likeUninterrupted,
        _wasInterrupted = true,
    };

    /// <summary>
    /// A transaction is about to be made. When the power fails meanwhile, it may be found afterwards.
    /// </summary>
    public void Add(World next) => _worlds.Add(next);

    /// <summary>
    /// The newest so many transactions may be lost: the disk is damaged where nothing testifies that it had been synced.
    /// </summary>
    public void AllowLossOf(int transactions) => _acknowledged = Math.Max(0, _acknowledged - transactions);

    /// <summary>All transactions up to this one must survive from now on.</summary>
    public void Acknowledge(long version)
    {
        for (var seen = Acknowledged; seen < version;)
        {
            seen = Interlocked.CompareExchange(ref _acknowledged, version, seen);
        }
    }

    /// <summary>The store is written from here on. When it is opened again by another run, this one was interrupted.</summary>
    public void BeginRun()
    {
        if (_wasInterrupted) _likeUninterrupted = Math.Min(_likeUninterrupted, Newest.Version);
        _wasInterrupted = true;
    }

    /// <summary>Opens the store and checks that it holds a world that it may hold, and that world alone.</summary>
    public Bank Open(SimulatedDisk disk, Durability durability)
    {
        var bank = StoreOnDisk.Open(disk, durability, snapshotsKept);
        try
        {
            var version = bank.Recovery.Version;
            version.ShouldBeGreaterThanOrEqualTo(_acknowledged, "acknowledged transactions are lost");
            version.ShouldBeLessThan(_worlds.Count, "there are transactions that were never made");
            _worlds = _worlds[..(int)(version + 1)];

            // What was read may be shown to the application from here on, so it must be durable.
            _acknowledged = version;
            Checks.Recovered(bank, disk, Newest);
            if (version <= _likeUninterrupted && hashes?.GetValueOrDefault(version) is { } hash && bank.ComputeStateHash() is var found && found != hash) found.ShouldBe(hash);
            return bank;
        }
        catch
        {
            bank.Dispose();
            throw;
        }
    }
}
