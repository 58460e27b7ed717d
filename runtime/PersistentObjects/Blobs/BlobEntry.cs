namespace PersistentObjects.Blobs;

/// <summary>A blob's file, while it has its name: who may still need it.</summary>
/// <remarks>
/// <see cref="Handle"/>, <see cref="Length"/> and <see cref="IsFresh"/> belong to the lock of the folder. The versions are written by whoever
/// holds the handle, and count only once nobody does.
/// </remarks>
sealed class BlobEntry
{
    readonly WeakReference<BlobFile?> _handle = new(null);
    long _lastLogged;
    long _lastSnapshot;

    /// <summary>What the process reads it by; null when nothing in it can reach the blob any more.</summary>
    internal BlobFile? Handle
    {
        get => _handle.TryGetTarget(out var file) ? file : null;
        set => _handle.SetTarget(value);
    }

    /// <summary>How long whoever mentions it says it is; negative while nobody has.</summary>
    internal long Length { get; set; } = -1;

    /// <summary>Whether this run has written it, durably, so that its content is what its name says.</summary>
    internal bool IsFresh { get; set; }

    /// <summary>No transaction behind this version mentions it as a new value.</summary>
    internal long LastLogged => Volatile.Read(ref _lastLogged);

    /// <summary>No snapshot of a later version than this one mentions it.</summary>
    internal long LastSnapshot => Volatile.Read(ref _lastSnapshot);

    internal void NoteLogged(long version) => Raise(ref _lastLogged, version);

    internal void NoteSnapshot(long version) => Raise(ref _lastSnapshot, version);

    static void Raise(ref long field, long version)
    {
        for (var known = Volatile.Read(ref field); known < version;)
        {
            var found = Interlocked.CompareExchange(ref field, version, known);
            if (found == known) return;
            known = found;
        }
    }
}
