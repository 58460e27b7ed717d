namespace PersistentObjects.Testing;

/// <summary>What is to go wrong on a <see cref="SimulatedDisk"/> without a power cut.</summary>
sealed class DiskFaults
{
    /// <summary>As a count: every time from now on.</summary>
    public const int Always = int.MaxValue;

    int _failingSyncs;
    int _failingDirectorySyncs;
    int _failingWrites;

    /// <summary>How many of the next syncs of files fail. Their writes are lost in part, and still shown to readers.</summary>
    public int FailingSyncs { get => _failingSyncs; set => _failingSyncs = value; }

    /// <summary>How many of the next syncs of directories fail.</summary>
    public int FailingDirectorySyncs { get => _failingDirectorySyncs; set => _failingDirectorySyncs = value; }

    /// <summary>How many of the next writes fail.</summary>
    public int FailingWrites { get => _failingWrites; set => _failingWrites = value; }

    /// <summary>The number of an operation that fails, whatever it is; 0 for none.</summary>
    public long FailingOperation { get; set; }

    /// <summary>How much of its bytes a failing write writes before it fails, as on a full disk; at most all but one.</summary>
    public int BytesOfFailingWrite { get; set; }

    internal bool TakeSync(long operation) => Take(ref _failingSyncs) || operation == FailingOperation;

    internal bool TakeDirectorySync(long operation) => Take(ref _failingDirectorySyncs) || operation == FailingOperation;

    internal bool TakeWrite(long operation) => Take(ref _failingWrites) || operation == FailingOperation;

    internal bool TakeOther(long operation) => operation == FailingOperation;

    static bool Take(ref int count)
    {
        if (count == 0) return false;
        if (count != Always) count--;
        return true;
    }
}
