using PersistentObjects.Crash.Tests.Domain;
using PersistentObjects.Crash.Tests.Store;
using PersistentObjects.Testing;

namespace PersistentObjects.Crash.Tests.Backups;

/// <summary>What takes from a store the batch that it had written and not synced.</summary>
public enum Loss
{
    /// <summary>The sync fails, and the store is opened again.</summary>
    FailedSync,

    /// <summary>The process is killed before the sync, and then the power is cut.</summary>
    PowerCut,
}

/// <summary>
/// A store that loses, again and again, the batch that it has just written. Other transactions take its versions then, in batches
/// that are exactly as long, so that the bytes of the two histories fit together in a copy. It remembers all states of all histories.
/// </summary>
sealed class ForkingStore : IDisposable
{
    public const int MostVersions = 2;

    const int Accounts = 3;
    const int NoteLength = 200;

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    readonly Random _random;
    readonly Dictionary<long, HashSet<string>> _states = [];
    string[] _notes = [];
    Bank _bank;

    public ForkingStore(int seed)
    {
        _random = new Random(seed);
        Disk = new SimulatedDisk(new FaultPlan(seed));
        _bank = Open(Disk);
        Remember();
        _bank.Write(() =>
        {
            for (var i = 0; i < Accounts; i++) _bank.Add(new Account(i, $"code {i}") { Note = NextNote() });
        });
        Flush();
        Remember();
    }

    public SimulatedDisk Disk { get; private set; }

    /// <summary>Whether a batch is in the files that will not be there for long.</summary>
    public bool IsDoomed { get; private set; }

    /// <summary>How often a batch was lost.</summary>
    public int Forks { get; private set; }

    public static Bank Open(SimulatedDisk disk) => Bank.Open(StoreOnDisk.Options(disk, Durability.Relaxed) with { SnapshotsKept = 1 });

    /// <summary>Whether the store of these contents is one that was, in any of the histories.</summary>
    public bool Had(Bank bank) => _states.TryGetValue(bank.Version, out var states) && states.Contains(Describe(Notes(bank)));

    /// <summary>Writes one batch of some transactions, and syncs it.</summary>
    public void Write(int versions)
    {
        Stage(versions);
        Flush();
        Describe(Notes(_bank)).ShouldBe(Describe(_notes));
    }

    public void TakeSnapshot() => Wait(_bank.SnapshotAsync());

    /// <summary>Writes a batch, which everybody can read for a while.</summary>
    public void WriteInVain(Loss loss, int versions)
    {
        var disk = Disk;
        if (loss == Loss.FailedSync) (disk.Faults.From, disk.Faults.FailingSyncs) = (disk.Operations + 1, 1);
        // One operation writes the batch, the next one would sync it.
        else disk.Faults.ProcessKillAt = disk.Operations + 2;
        Stage(versions);
        Should.Throw<Exception>(Flush);
        if (loss == Loss.PowerCut) Disk = disk.Restart();
        IsDoomed = true;
        _bank.Dispose();
    }

    /// <summary>Opens the store again, which has lost what it could lose.</summary>
    public void Reopen(Loss loss, Survival survival)
    {
        Disk = loss == Loss.PowerCut ? Disk.Reboot(survival) : Disk.Restart();
        _bank = Open(Disk);
        // What was cut away is of no use to anybody, and copying it takes time, in which more is cut away.
        foreach (var path in Disk.Files.Where(path => path.Contains(".cut-", StringComparison.Ordinal))) Disk.Delete(path);
        Had(_bank).ShouldBeTrue();
        var notes = Notes(_bank);
        if (!notes.SequenceEqual(_notes)) Forks++;
        (_notes, IsDoomed) = (notes, false);
    }

    public void Dispose() => _bank.Dispose();

    void Stage(int versions)
    {
        for (var i = 0; i < versions; i++)
        {
            var (account, note) = (_random.Next(Accounts), NextNote());
            _bank.Accounts.BySerial[account].Note = note;
            _notes[account] = note;
            Remember(_bank.Version, _notes);
        }
    }

    void Remember()
    {
        _notes = Notes(_bank);
        Remember(_bank.Version, _notes);
    }

    void Remember(long version, string[] notes)
    {
        if (!_states.TryGetValue(version, out var states)) _states[version] = states = [];
        states.Add(Describe(notes));
    }

    string NextNote() => _random.Next().ToString().PadLeft(NoteLength, '0');

    void Flush() => Wait(_bank.FlushAsync());

    static string[] Notes(Bank bank) => [.. bank.Accounts.OrderBy(account => account.Serial).Select(account => account.Note ?? "")];

    static string Describe(string[] notes) => string.Join(",", notes.Select(note => note.TrimStart('0')));

    static void Wait(Task task) => task.WaitAsync(Patience).GetAwaiter().GetResult();
}
