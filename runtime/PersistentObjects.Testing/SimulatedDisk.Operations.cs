namespace PersistentObjects.Testing;

// What every operation goes through: its number, the faults that are planned for it, and the end of the process or the machine.
public sealed partial class SimulatedDisk
{
    internal T Inspect<T>(Func<T> inspect)
    {
        lock (_lock)
        {
            ThrowIfGone();
            return inspect();
        }
    }

    internal int Read(SimulatedFile file, Span<byte> buffer, long offset)
    {
        lock (_lock)
        {
            ThrowIfGone();
            return file.Contents.Read(buffer, offset);
        }
    }

    internal void Write(SimulatedFile file, ReadOnlySpan<byte> bytes, long offset)
    {
        lock (_lock)
        {
            BeginOperation();
            var written = Faults.TakeWrite(Operations)
                ? Math.Min(Faults.BytesOfFailingWrite, bytes.Length - 1)
                : (int)Math.Min(bytes.Length, RoomFor(file.Contents, offset + bytes.Length) - offset);
            if (written < bytes.Length)
            {
                file.Contents.Add(bytes[..Math.Max(0, written)], offset);
                throw new DiskFailureException($"Writing to '{Describe(file.Path)}'", Operations);
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
        bool isStalled;
        lock (_lock)
        {
            BeginOperation();
            CutIfPlanned();
            contents = file.Contents;
            covered = contents.PendingWrites;
            operation = Operations;
            isStalled = Faults.TakeStall(operation);
        }

        // Held back outside the lock: others go on writing, and those writes are not covered by this sync.
        Gate?.Pass();
        if (isStalled) Task.Delay(Faults.StallTime, Faults.TimeProvider).Wait();
        lock (_lock)
        {
            ThrowIfGone();
            if (!Faults.TakeSync(operation))
            {
                contents.Sync(covered);
                return;
            }
            contents.FailSync(covered, _lossesOfFailedSyncs);
        }
        throw new DiskFailureException($"Syncing '{Describe(file.Path)}'", operation);
    }

    /// <summary>How long a file may become: its end as planned, or less on a full disk.</summary>
    long RoomFor(SimulatedContents contents, long end)
    {
        if (Faults.CapacityBytes is not { } capacity || end <= contents.Length) return end;
        return Math.Min(end, contents.Length + Math.Max(0, capacity - _root.TotalLength()));
    }

    T Change<T>(string what, Func<T> change)
    {
        lock (_lock)
        {
            BeginOperation();
            if (Faults.TakeOther(Operations)) throw new DiskFailureException(what, Operations);
            var result = change();
            CutIfPlanned();
            return result;
        }
    }

    void BeginOperation()
    {
        ThrowIfGone();
        BeforeOperation?.Invoke(this);
        Operations++;
        if (Operations != Faults.ProcessKillAt) return;
        _isKilled = true;
        throw new ProcessKilledException(Operations);
    }

    void CutIfPlanned()
    {
        if (Faults.PowerCutAt == 0 || Operations < Faults.PowerCutAt) return;
        IsPowerCut = true;
        ThrowIfPowerIsCut();
    }

    void ThrowIfGone()
    {
        ThrowIfPowerIsCut();
        if (_isKilled) throw new ProcessKilledException(Operations);
    }

    void ThrowIfPowerIsCut()
    {
        if (IsPowerCut) throw new PowerCutException(Operations);
    }

    sealed class HeldLock(SimulatedDisk disk, string path) : IDisposable
    {
        public void Dispose()
        {
            lock (disk._lock) disk._heldLocks.Remove(path);
        }
    }
}
