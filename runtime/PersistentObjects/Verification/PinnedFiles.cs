using PersistentObjects.Log;
using PersistentObjects.Storage;

namespace PersistentObjects.Verification;

/// <summary>A place at which the disk has failed.</summary>
readonly record struct ReadFailure(string Path, long Offset, string Message);

/// <summary>The files of a store as they were at one moment, also when the store is open elsewhere and goes on.</summary>
/// <invariants>
/// <list type="bullet">
/// <item>Nothing is written and no lock is taken: whatever would change something throws.</item>
/// <item>All files, or of a very large store all but the newest, were open at the same time: after the last one was opened, none that had been listed was gone. Snapshots are
/// listed before segments, and are deleted before the segments that only they need; so no segment is missing that a listed
/// snapshot needs. Open files can be read also when their store deletes them meanwhile.</item>
/// </list>
/// </invariants>
sealed class PinnedFiles : IStorage
{
    const int Attempts = 100;

    // Retention takes the oldest first; a process may not have more files open than a thousand or so.
    internal const int UsualSegments = 400;

    readonly IStorage _storage;
    readonly int _openSegments;
    readonly Dictionary<string, PinnedFile> _open = [];
    readonly List<ReadFailure> _failures = [];
    readonly Dictionary<string, Exception> _refused = [];
    IReadOnlyList<string> _snapshots = [];
    IReadOnlyList<string> _segments = [];

    PinnedFiles(IStorage storage, int openSegments) => (_storage, _openSegments) = (storage, openSegments);

    /// <summary>Where the disk has failed so far.</summary>
    internal IReadOnlyList<ReadFailure> Failures => _failures;

    /// <summary>Whether a file was gone that could not be held open from the beginning: then what was read is of no one moment.</summary>
    internal bool HaveVanished { get; private set; }

    /// <exception cref="DirectoryNotFoundException">There is no such directory.</exception>
    internal static PinnedFiles Open(IStorage storage, int openSegments = UsualSegments)
    {
        if (!storage.DirectoryExists(StorePath.Root)) throw new DirectoryNotFoundException($"There is no directory '{storage.Describe(StorePath.Root)}'.");
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var files = new PinnedFiles(storage, openSegments);
            if (files.TryOpen()) return files;
            files.Dispose();
        }
        throw new IOException($"The files in '{storage.Describe(StorePath.Root)}' come and go faster than they can be opened.");
    }

    public string Describe(string path) => _storage.Describe(path);

    public bool DirectoryExists(string path) => path switch
    {
        StorePath.Log => _segments.Count > 0,
        StorePath.Snapshots => _snapshots.Count > 0,
        StorePath.Blobs => _storage.DirectoryExists(path),
        _ => path.Length == 0,
    };

    public bool FileExists(string path) => path switch
    {
        StorePath.Identity => _open.ContainsKey(path) || _refused.ContainsKey(path),
        _ when IsBlob(path) => _storage.FileExists(path),
        _ => _segments.Concat(_snapshots).Contains(path),
    };

    public IReadOnlyList<string> ListFiles(string directory)
        => [.. (directory == StorePath.Log ? _segments : _snapshots).Select(path => path[(directory.Length + 1)..])];

    public IStorageFile Open(string path, bool readOnly)
    {
        if (!readOnly) throw ReadOnly();
        if (_refused.TryGetValue(path, out var refusal)) throw new IOException(refusal.Message, refusal);
        if (IsBlob(path)) return Wrap(path, isPinned: false);
        return _open.TryGetValue(path, out var file) ? file : OpenLate(path);
    }

    public void CreateDirectory(string path) => throw ReadOnly();

    public IStorageFile Create(string path) => throw ReadOnly();

    public void Rename(string from, string to) => throw ReadOnly();

    public void Delete(string path) => throw ReadOnly();

    public void SyncDirectory(string path) => throw ReadOnly();

    public IDisposable AcquireLock(string path) => throw ReadOnly();

    public void Dispose()
    {
        foreach (var file in _open.Values) file.Close();
        _open.Clear();
    }

    /// <summary>
    /// A blob was not there. It is deleted behind the last snapshot and segment that mention it: if one that was listed is gone
    /// by now, so may be its blobs.
    /// </summary>
    internal void NoteDeletions() => HaveVanished |= !AllAreListed();

    internal static InvalidOperationException ReadOnly() => new("Verification writes nothing and takes no lock.");

    IStorageFile OpenLate(string path)
    {
        try
        {
            return Wrap(path, isPinned: false);
        }
        catch (IOException) when (!_storage.FileExists(path))
        {
            HaveVanished = true;
            throw;
        }
    }

    PinnedFile Wrap(string path, bool isPinned)
        => new(_storage.Open(path, readOnly: true), (offset, error) => _failures.Add(new ReadFailure(path, offset, error)), isPinned);

    bool TryOpen()
    {
        _snapshots = List(StorePath.Snapshots);
        _segments = List(StorePath.Log);
        if (_storage.FileExists(StorePath.Identity) && !TryOpen(StorePath.Identity)) return false;
        foreach (var path in _snapshots.Concat(_segments.Take(_openSegments)))
        {
            if (!TryOpen(path)) return false;
        }
        return AllAreListed();
    }

    bool AllAreListed() => !_snapshots.Except(List(StorePath.Snapshots)).Any() && !_segments.Except(List(StorePath.Log)).Any();

    static bool IsBlob(string path) => path.StartsWith(StorePath.Blobs + "/", StringComparison.Ordinal);

    bool TryOpen(string path)
    {
        try
        {
            var file = Wrap(path, isPinned: true);
            _open.Add(path, file);
            // What the system still holds in memory proves nothing about the disk.
            file.DropCache();
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (!_storage.FileExists(path)) return false;
            _refused.TryAdd(path, e);
            return true;
        }
    }

    IReadOnlyList<string> List(string directory)
    {
        if (!_storage.DirectoryExists(directory)) return [];
        var isSnapshots = directory == StorePath.Snapshots;
        return [.. _storage.ListFiles(directory)
            .Where(name => isSnapshots ? StorePath.IsSnapshot(name, out _) : StorePath.IsSegment(name, out _))
            .Select(name => $"{directory}/{name}")];
    }
}
