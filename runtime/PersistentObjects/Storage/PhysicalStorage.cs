namespace PersistentObjects.Storage;

/// <summary>A directory of the operating system's file system.</summary>
/// <remarks>
/// Files are opened so that others may read, write and rename them: what keeps a second store out is the lock alone, and
/// a log can be read by a tool while the store is open.
/// </remarks>
sealed class PhysicalStorage(string directory) : IStorage
{
    const FileShare SharedWithAll = FileShare.ReadWrite | FileShare.Delete;

    readonly string _directory = Path.GetFullPath(directory);

    public string Describe(string path) => path.Length == 0 ? _directory : Path.GetFullPath(path, _directory);

    public bool DirectoryExists(string path) => Directory.Exists(Describe(path));

    public bool FileExists(string path) => File.Exists(Describe(path));

    public IReadOnlyList<string> ListFiles(string directory)
    {
        var names = Directory.GetFiles(Describe(directory));
        for (var i = 0; i < names.Length; i++) names[i] = Path.GetFileName(names[i]);
        Array.Sort(names, StringComparer.Ordinal);
        return names;
    }

    /// <summary>The names of the directories in the store's own.</summary>
    internal IReadOnlyList<string> ListDirectories()
        => Directory.Exists(_directory) ? [.. Directory.EnumerateDirectories(_directory).Select(name => Path.GetFileName(name))] : [];

    public void CreateDirectory(string path)
    {
        if (path.Length > 0) Directory.CreateDirectory(Describe(path));
        else CreateDurably(_directory);
    }

    public IStorageFile Create(string path)
    {
        var name = Describe(path);
        return new PhysicalFile(File.OpenHandle(name, FileMode.CreateNew, FileAccess.ReadWrite, SharedWithAll), name);
    }

    public IStorageFile Open(string path, bool readOnly)
    {
        var name = Describe(path);
        var access = readOnly ? FileAccess.Read : FileAccess.ReadWrite;
        return new PhysicalFile(File.OpenHandle(name, FileMode.Open, access, SharedWithAll), name);
    }

    // Both names lie in one directory, so that File.Move renames; across file systems it would copy.
    public void Rename(string from, string to) => File.Move(Describe(from), Describe(to), overwrite: true);

    public void Delete(string path) => File.Delete(Describe(path));

    public void SyncDirectory(string path) => NativeSync.SyncDirectory(Describe(path));

    public IDisposable AcquireLock(string path)
    {
        var name = Describe(path);
        try
        {
            // FileShare.Read would let a second writer in on Unix.
            return File.OpenHandle(name, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (IsSharingViolation(e))
        {
            throw new StoreLockedException(name, e);
        }
    }

    public void Dispose()
    {
    }

    // Only entries made here are synced: the parent of a directory that somebody else made need not even be readable.
    static void CreateDurably(string directory)
    {
        if (Directory.Exists(directory)) return;
        var parent = Path.GetDirectoryName(directory)
            ?? throw new DirectoryNotFoundException($"The root directory '{directory}' does not exist.");
        CreateDurably(parent);
        Directory.CreateDirectory(directory);
        NativeSync.SyncDirectory(parent);
    }

    static bool IsSharingViolation(IOException e)
    {
        const int windowsSharingViolation = unchecked((int)0x80070020);
        const int linuxWouldBlock = 11;
        const int bsdWouldBlock = 35;
        return e.HResult == (OperatingSystem.IsWindows() ? windowsSharingViolation
            : OperatingSystem.IsLinux() ? linuxWouldBlock
            : bsdWouldBlock);
    }
}
