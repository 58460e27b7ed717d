using PersistentObjects.Storage;

namespace PersistentObjects.Testing;

/// <summary>
/// A disk in memory that keeps what was written apart from what was synced, so that its power can be cut, or something
/// else go wrong, at any I/O operation. A store that is opened with it (<see cref="StoreOptions.Storage"/>) is tested with
/// all the code that a real disk gets to see.
/// </summary>
/// <remarks>
/// <code>
/// var disk = new SimulatedDisk(new FaultPlan { PowerCutAt = 40 });
/// try { Work(Bank.Open(new StoreOptions { Storage = disk, SegmentSizeBytes = 64 &lt;&lt; 10 })); }
/// catch (Exception e) when (SimulatedFaultException.IsCauseOf(e)) { }
/// using var bank = Bank.Open(new StoreOptions { Storage = disk.Reboot() });
/// </code>
/// <para>
/// Operations that change something are numbered from 1: creating, writing, syncing, renaming and deleting files, taking
/// the lock, creating and syncing directories. When the power is cut at one, that one may have had its effect or not; it
/// and everything after it throws <see cref="PowerCutException"/>.
/// </para>
/// <para>
/// <see cref="Reboot"/> shows what survived. Of the writes that were not synced any part may: each 512-byte sector of each
/// as written, as it was before, as zeros or as garbage, and the file's length changed or not. Bytes that no unsynced
/// write covers keep their values. Names that were created, renamed or deleted without a sync of their directory may be
/// lost or kept, each alone.
/// </para>
/// <para>
/// One object is what one process sees of the disk: <see cref="Reboot"/> and <see cref="Restart"/> return what the next one
/// sees, and whatever still runs of the former one gets exceptions. A file holds up to 2 GiB. Thread-safe.
/// </para>
/// </remarks>
public sealed partial class SimulatedDisk : IStorage
{
    // Shared by all processes of a machine, since they share its files.
    readonly Lock _lock;
    readonly HashSet<string> _heldLocks = [];
    readonly SimulatedDirectory _root;
    readonly Survival _lossesOfFailedSyncs;
    bool _isKilled;

    /// <summary>Creates an empty disk.</summary>
    /// <param name="faults">What is to go wrong. Nothing by default.</param>
    public SimulatedDisk(FaultPlan? faults = null)
        : this(new Lock(), new SimulatedDirectory(""), faults ?? new FaultPlan())
    {
    }

    SimulatedDisk(Lock @lock, SimulatedDirectory root, FaultPlan faults)
    {
        _lock = @lock;
        _root = root;
        Faults = faults;
        _lossesOfFailedSyncs = Survival.Random(faults.Seed);
    }

    /// <summary>What is to go wrong, also from now on.</summary>
    public FaultPlan Faults { get; }

    /// <summary>Holds back the syncs of files while it is not null.</summary>
    public SyncGate? Gate { get; set; }

    /// <summary>
    /// Called before each operation, by the thread that makes it, while others wait for the disk. It may look at the disk and
    /// <see cref="Fork"/> it, so that one run of a workload serves for crashes at all of its operations, and must not change it.
    /// </summary>
    public Action<SimulatedDisk>? BeforeOperation { get; set; }

    /// <summary>How many operations have been made.</summary>
    public long Operations { get; private set; }

    /// <summary>Whether the power is off.</summary>
    public bool IsPowerCut { get; private set; }

    /// <summary>The paths of all files, in ordinal order, also when the power is off.</summary>
    public IReadOnlyList<string> Files
    {
        get
        {
            lock (_lock) return [.. _root.AllFiles()];
        }
    }

    /// <summary>Cuts the power, unless that has happened, and returns the disk as it is found afterwards.</summary>
    /// <param name="survival">What is left of what was not synced. A part that the plan's seed chooses by default.</param>
    /// <param name="faults">What is to go wrong next. Nothing by default.</param>
    public SimulatedDisk Reboot(Survival? survival = null, FaultPlan? faults = null)
    {
        lock (_lock)
        {
            IsPowerCut = true;
            var survivor = _root.AfterPowerCut(survival ?? Survival.Random(Faults.Seed));
            return new SimulatedDisk(new Lock(), survivor, faults ?? new FaultPlan(Faults.Seed));
        }
    }

    /// <summary>
    /// Kills the process that uses the disk, unless that has happened, while the machine goes on: locks are released, open
    /// files are gone, and what was written is still on its way. Returns what the next process sees.
    /// </summary>
    /// <param name="faults">What is to go wrong next. Nothing by default.</param>
    public SimulatedDisk Restart(FaultPlan? faults = null)
    {
        lock (_lock)
        {
            ThrowIfPowerIsCut();
            _isKilled = true;
            return new SimulatedDisk(_lock, _root, faults ?? new FaultPlan(Faults.Seed));
        }
    }

    /// <summary>
    /// Copies the machine as it is, what was written and is still on its way included. Returns what the next process would see
    /// there if this one were killed now; this one goes on undisturbed, and neither sees what happens to the other.
    /// </summary>
    /// <param name="faults">What is to go wrong with the copy. Nothing by default.</param>
    public SimulatedDisk Fork(FaultPlan? faults = null)
    {
        lock (_lock)
        {
            ThrowIfPowerIsCut();
            return new SimulatedDisk(new Lock(), _root.Fork(), faults ?? new FaultPlan(Faults.Seed));
        }
    }

    /// <inheritdoc/>
    public string Describe(string path) => $"simulated:/{path}";

    /// <inheritdoc/>
    public bool DirectoryExists(string path) => Inspect(() => _root.Find(path) is SimulatedDirectory);

    /// <inheritdoc/>
    public bool FileExists(string path) => Inspect(() => _root.Find(path) is SimulatedContents);

    /// <inheritdoc/>
    public IReadOnlyList<string> ListFiles(string directory) => Inspect(() => _root.FindDirectory(directory).ListFiles());

    /// <inheritdoc/>
    public void CreateDirectory(string path) => Change("Creating a directory", () =>
    {
        if (_root.Find(path) is null) _root.FindParent(path, out var name).Add(name, new SimulatedDirectory(path));
        return true;
    });

    /// <inheritdoc/>
    public IStorageFile Create(string path) => Change("Creating a file", () =>
    {
        if (_root.Find(path) is not null) throw new IOException($"'{Describe(path)}' exists already.");
        var contents = new SimulatedContents(path);
        _root.FindParent(path, out var name).Add(name, contents);
        return new SimulatedFile(this, contents, path, readOnly: false);
    });

    /// <inheritdoc/>
    public IStorageFile Open(string path, bool readOnly)
        => Inspect(() => new SimulatedFile(this, _root.FindFile(path), path, readOnly));

    /// <inheritdoc/>
    public void Rename(string from, string to) => Change("Renaming a file", () =>
    {
        _root.FindFile(from);
        var directory = _root.FindParent(from, out var oldName);
        if (directory != _root.FindParent(to, out var newName))
            throw new IOException("Renaming into another directory is not simulated.");
        directory.Rename(oldName, newName);
        return true;
    });

    /// <inheritdoc/>
    public void Delete(string path) => Change("Deleting a file", () =>
    {
        _root.FindFile(path);
        _root.FindParent(path, out var name).Remove(name);
        return true;
    });

    /// <inheritdoc/>
    public void SyncDirectory(string path)
    {
        lock (_lock)
        {
            BeginOperation();
            CutIfPlanned();
            if (Faults.TakeDirectorySync(Operations)) throw new DiskFailureException($"Syncing '{Describe(path)}'", Operations);
            _root.FindDirectory(path).Sync();
        }
    }

    /// <inheritdoc/>
    public IDisposable AcquireLock(string path) => Change("Taking the lock", () =>
    {
        if (_root.Find(path) is null) _root.FindParent(path, out var name).Add(name, new SimulatedContents(path));
        if (!_heldLocks.Add(path)) throw new StoreLockedException(Describe(path));
        return new HeldLock(this, path);
    });

    /// <summary>Does nothing: the disk outlives the stores that use it.</summary>
    public void Dispose()
    {
    }
}
