using PersistentObjects.Storage;

namespace PersistentObjects.Testing;

/// <summary>
/// A disk in memory that keeps what was written apart from what was synced, so that its power can be cut at any I/O
/// operation.
/// </summary>
/// <remarks>
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
/// <para>Thread-safe.</para>
/// </remarks>
sealed class SimulatedDisk : IStorage
{
    readonly Lock _lock = new();
    readonly HashSet<string> _heldLocks = [];
    readonly SimulatedDirectory _root;
    readonly Survival _lossesOfFailedSyncs;
    long _cutAt = long.MaxValue;
    long _killAt = long.MaxValue;

    /// <summary>Creates an empty disk.</summary>
    /// <param name="seed">Chooses what a failing sync loses.</param>
    public SimulatedDisk(int seed = 0)
        : this(new SimulatedDirectory(""), Survival.Random(seed))
    {
    }

    SimulatedDisk(SimulatedDirectory root, Survival lossesOfFailedSyncs)
    {
        _root = root;
        _lossesOfFailedSyncs = lossesOfFailedSyncs;
    }

    /// <summary>What goes wrong without a power cut.</summary>
    public DiskFaults Faults { get; } = new();

    /// <summary>Holds back the syncs of files while it is not null.</summary>
    public SyncGate? Gate { get; set; }

    /// <summary>How many operations have been made.</summary>
    public long Operations { get; private set; }

    public bool IsPowerCut { get; private set; }

    internal int Process { get; private set; }

    /// <summary>Plans the power cut for the operation of this number.</summary>
    public void CutPowerAt(long operation) => _cutAt = operation;

    /// <summary>Plans <see cref="KillProcess"/> for just before the operation of this number.</summary>
    public void KillProcessAt(long operation) => _killAt = operation;

    /// <summary>Cuts the power, unless that has happened, and returns the disk as it is found afterwards.</summary>
    public SimulatedDisk Reboot(Survival survival)
    {
        lock (_lock)
        {
            IsPowerCut = true;
            return new SimulatedDisk(_root.AfterPowerCut(survival), _lossesOfFailedSyncs);
        }
    }

    /// <summary>
    /// Kills the process that uses the disk while the machine goes on: locks are released, open files are gone, and what
    /// was written is still on its way.
    /// </summary>
    public void KillProcess()
    {
        lock (_lock)
        {
            Process++;
            _heldLocks.Clear();
        }
    }

    public string Describe(string path) => $"simulated:/{path}";

    public bool DirectoryExists(string path) => Inspect(() => _root.Find(path) is SimulatedDirectory);

    public bool FileExists(string path) => Inspect(() => _root.Find(path) is SimulatedContents);

    public IReadOnlyList<string> ListFiles(string directory) => Inspect(() => _root.FindDirectory(directory).ListFiles());

    public void CreateDirectory(string path) => Change(() =>
    {
        if (_root.Find(path) is null) _root.FindParent(path, out var name).Add(name, new SimulatedDirectory(path));
        return true;
    });

    public IStorageFile Create(string path) => Change(() =>
    {
        if (_root.Find(path) is not null) throw new IOException($"'{Describe(path)}' exists already.");
        var contents = new SimulatedContents(path);
        _root.FindParent(path, out var name).Add(name, contents);
        return new SimulatedFile(this, contents, path, readOnly: false);
    });

    public IStorageFile Open(string path, bool readOnly)
        => Inspect(() => new SimulatedFile(this, _root.FindFile(path), path, readOnly));

    public void Rename(string from, string to) => Change(() =>
    {
        _root.FindFile(from);
        var directory = _root.FindParent(from, out var oldName);
        if (directory != _root.FindParent(to, out var newName))
            throw new IOException("Renaming into another directory is not simulated.");
        directory.Rename(oldName, newName);
        return true;
    });

    public void Delete(string path) => Change(() =>
    {
        _root.FindFile(path);
        _root.FindParent(path, out var name).Remove(name);
        return true;
    });

    public void SyncDirectory(string path)
    {
        lock (_lock)
        {
            BeginOperation();
            CutIfPlanned();
            if (Faults.TakeDirectorySync(Operations)) throw new IOException($"Syncing '{Describe(path)}' failed, as planned.");
            _root.FindDirectory(path).Sync();
        }
    }

    public IDisposable AcquireLock(string path) => Change(() =>
    {
        if (_root.Find(path) is null) _root.FindParent(path, out var name).Add(name, new SimulatedContents(path));
        if (!_heldLocks.Add(path)) throw new StoreLockedException(Describe(path));
        return new HeldLock(this, path, Process);
    });

    public void Dispose()
    {
    }

    internal T Inspect<T>(Func<T> inspect)
    {
        lock (_lock)
        {
            ThrowIfPowerIsCut();
            return inspect();
        }
    }

    internal int Read(SimulatedFile file, Span<byte> buffer, long offset)
    {
        lock (_lock)
        {
            ThrowIfPowerIsCut();
            return file.Contents.Read(buffer, offset);
        }
    }

    internal void Write(SimulatedFile file, ReadOnlySpan<byte> bytes, long offset)
    {
        lock (_lock)
        {
            BeginOperation();
            if (Faults.TakeWrite(Operations))
            {
                file.Contents.Add(bytes[..Math.Min(Faults.BytesOfFailingWrite, bytes.Length - 1)], offset);
                throw new IOException($"Writing to '{Describe(file.Path)}' failed, as planned.");
            }
            file.Contents.Add(bytes, offset);
            CutIfPlanned();
        }
    }

    internal void Sync(SimulatedFile file)
    {
        SimulatedContents contents;
        int covered;
        long operation;
        lock (_lock)
        {
            BeginOperation();
            CutIfPlanned();
            contents = file.Contents;
            covered = contents.PendingWrites;
            operation = Operations;
        }

        // Held back outside the lock: others go on writing, and those writes are not covered by this sync.
        Gate?.Pass();
        lock (_lock)
        {
            ThrowIfPowerIsCut();
            if (!Faults.TakeSync(operation))
            {
                contents.Sync(covered);
                return;
            }
            contents.FailSync(covered, _lossesOfFailedSyncs);
        }
        throw new IOException($"Syncing '{Describe(file.Path)}' failed, as planned.");
    }

    T Change<T>(Func<T> change)
    {
        lock (_lock)
        {
            BeginOperation();
            if (Faults.TakeOther(Operations)) throw new IOException($"Operation {Operations} failed, as planned.");
            var result = change();
            CutIfPlanned();
            return result;
        }
    }

    void BeginOperation()
    {
        ThrowIfPowerIsCut();
        Operations++;
        if (Operations != _killAt) return;
        KillProcess();
        throw new ProcessKilledException(Operations);
    }

    void CutIfPlanned()
    {
        if (Operations < _cutAt) return;
        IsPowerCut = true;
        ThrowIfPowerIsCut();
    }

    void ThrowIfPowerIsCut()
    {
        if (IsPowerCut) throw new PowerCutException(Operations);
    }

    void Release(string path, int process)
    {
        lock (_lock)
        {
            if (process == Process) _heldLocks.Remove(path);
        }
    }

    sealed class HeldLock(SimulatedDisk disk, string path, int process) : IDisposable
    {
        public void Dispose() => disk.Release(path, process);
    }
}
