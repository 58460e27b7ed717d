using PersistentObjects.Crash.Tests.Domain;
using PersistentObjects.Crash.Tests.Store;
using PersistentObjects.Testing;

namespace PersistentObjects.Crash.Tests.Backups;

/// <summary>A store that lives on while somebody looks at its files, and remembers all states that it ever had.</summary>
sealed class LivingStore : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    readonly Random _random;
    readonly TransactionPlanner _planner;
    readonly Durability _durability;
    readonly Dictionary<long, string> _hashes = [];
    World _world = World.Empty;
    Bank _bank;

    public LivingStore(int seed, Durability durability)
    {
        (_random, _planner, _durability) = (new Random(seed), new TransactionPlanner(new Random(seed)), durability);
        _bank = Open(Disk, durability);
        _hashes[0] = _bank.ComputeStateHash();
    }

    public SimulatedDisk Disk { get; private set; } = new();

    public int Snapshots { get; private set; }

    public long Version => _world.Version;

    /// <summary>The hash that the state had at a version.</summary>
    public string HashAt(long version) => _hashes[version];

    public static Bank Open(SimulatedDisk disk, Durability durability = Durability.Full)
        => Bank.Open(StoreOnDisk.Options(disk, durability) with { SnapshotsKept = 1 });

    /// <summary>Does something: a transaction mostly.</summary>
    public void Live()
    {
        switch (_random.Next(20))
        {
            case 0 or 1:
                Wait(_bank.SnapshotAsync());
                Snapshots++;
                break;
            case 2:
                Wait(_bank.FlushAsync());
                break;
            case 3:
                Restart();
                break;
            default:
                Write();
                break;
        }
    }

    public void Dispose() => _bank.Dispose();

    void Write()
    {
        var planned = _planner.Next(_world, Manner.Write);
        var next = _world.After(planned.Edits);
        _bank.Write(() =>
        {
            foreach (var edit in planned.Edits) edit.Apply(_bank);
        });
        _world = next;
        _bank.Version.ShouldBe(_world.Version);
        _hashes[_world.Version] = _bank.ComputeStateHash();
    }

    // All that is written counts as durable then: nobody cuts the power here.
    void Restart()
    {
        Wait(_bank.FlushAsync());
        if (_random.Next(2) == 0)
        {
            Disk = Disk.Restart();
            _bank.Dispose();
        }
        else _bank.Dispose();
        _bank = Open(Disk, _durability);
        _bank.Version.ShouldBe(_world.Version);
        _bank.ComputeStateHash().ShouldBe(HashAt(_bank.Version));
    }

    static void Wait(Task task) => task.WaitAsync(Patience).GetAwaiter().GetResult();
}
