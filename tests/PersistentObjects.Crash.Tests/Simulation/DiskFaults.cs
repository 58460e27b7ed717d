namespace PersistentObjects.Testing;

/// <summary>What is to go wrong on a <see cref="SimulatedDisk"/> without a power cut.</summary>
sealed class DiskFaults
{
    /// <summary>As a count: every time from now on.</summary>
    public const int Always = int.MaxValue;

    int _syncs;
    int _directorySyncs;
    int _writes;

    /// <summary>How many of the next syncs of files fail. Their writes are lost in part, and still shown to readers.</summary>
    public int FailingSyncs
    {
        get => _syncs;
        set => _syncs = value;
    }

    /// <summary>How many of the next syncs of directories fail.</summary>
    public int FailingDirectorySyncs
    {
        get => _directorySyncs;
        set => _directorySyncs = value;
    }

    /// <summary>How many of the next writes fail.</summary>
    public int FailingWrites
    {
        get => _writes;
        set => _writes = value;
    }

    /// <summary>How much of its bytes a failing write writes before it fails, as on a full disk; at most all but one.</summary>
    public int BytesOfFailingWrite { get; set; }

    internal bool TakeSync() => Take(ref _syncs);

    internal bool TakeDirectorySync() => Take(ref _directorySyncs);

    internal bool TakeWrite() => Take(ref _writes);

    static bool Take(ref int count)
    {
        if (count == 0) return false;
        if (count != Always) count--;
        return true;
    }
}
