namespace PersistentObjects.Testing;

/// <summary>
/// The names in one simulated directory: as programs see them, and as they are on the disk. A node is a
/// <see cref="SimulatedContents"/> or a directory.
/// </summary>
sealed class SimulatedDirectory(string path)
{
    readonly List<Change> _pending = [];
    Dictionary<string, object> _durable = [];

    public SortedDictionary<string, object> Entries { get; } = new(StringComparer.Ordinal);

    /// <summary>The file or directory of a path below this directory, or null.</summary>
    public object? Find(string path)
    {
        object? node = this;
        foreach (var name in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
            node = (node as SimulatedDirectory)?.Entries.GetValueOrDefault(name);
        return node;
    }

    public SimulatedContents FindFile(string path)
        => Find(path) as SimulatedContents ?? throw new FileNotFoundException($"There is no file '{path}'.", path);

    public SimulatedDirectory FindDirectory(string path)
        => Find(path) as SimulatedDirectory ?? throw new DirectoryNotFoundException($"There is no directory '{path}'.");

    public SimulatedDirectory FindParent(string path, out string name)
    {
        var slash = path.LastIndexOf('/');
        name = path[(slash + 1)..];
        return FindDirectory(slash < 0 ? "" : path[..slash]);
    }

    public IReadOnlyList<string> ListFiles() => [.. Entries.Where(e => e.Value is SimulatedContents).Select(e => e.Key)];

    /// <summary>The paths of all files in this directory and below it.</summary>
    public IEnumerable<string> AllFiles() => Entries.SelectMany(entry => entry.Value is SimulatedDirectory directory
        ? directory.AllFiles().Select(file => $"{entry.Key}/{file}")
        : [entry.Key]);

    /// <summary>What all files in this directory and below it hold together.</summary>
    public long TotalLength() => Entries.Values.Sum(node => node is SimulatedContents contents
        ? contents.Length
        : ((SimulatedDirectory)node).TotalLength());

    public void Add(string name, object node) => Make(new Change(null, name, node));

    public void Remove(string name) => Make(new Change(name, null, Entries[name]));

    public void Rename(string from, string to) => Make(new Change(from, to, Entries[from]));

    public void Sync()
    {
        _durable = new Dictionary<string, object>(Entries);
        _pending.Clear();
    }

    /// <summary>A copy of this directory and all below it, with what is still on its way to the disk.</summary>
    public SimulatedDirectory Fork() => Fork(new Dictionary<object, object>(ReferenceEqualityComparer.Instance));

    /// <summary>
    /// What a power cut leaves: each change that was not synced survives or not, without regard to the ones before it.
    /// </summary>
    public SimulatedDirectory AfterPowerCut(Survival survival)
    {
        var names = new SortedDictionary<string, object>(_durable, StringComparer.Ordinal);
        foreach (var change in _pending)
        {
            var name = change.Added ?? change.Removed;
            if (survival.KeepsEntry(path.Length == 0 ? $"{name}" : $"{path}/{name}")) change.ApplyTo(names);
        }

        var directory = new SimulatedDirectory(path);
        foreach (var (name, node) in names)
        {
            object survivor = node is SimulatedContents contents
                ? contents.AfterPowerCut(survival)
                : ((SimulatedDirectory)node).AfterPowerCut(survival);
            directory.Entries.Add(name, survivor);
        }
        directory.Sync();
        return directory;
    }

    // A file may be there by several names: the one that is on the disk, and the one that it will have.
    SimulatedDirectory Fork(Dictionary<object, object> copies)
    {
        var fork = new SimulatedDirectory(path) { _durable = _durable.ToDictionary(entry => entry.Key, entry => CopyOf(entry.Value)) };
        foreach (var (name, node) in Entries) fork.Entries.Add(name, CopyOf(node));
        fork._pending.AddRange(_pending.Select(change => change with { Node = CopyOf(change.Node) }));
        return fork;

        object CopyOf(object node)
        {
            if (copies.TryGetValue(node, out var copy)) return copy;
            copy = node is SimulatedContents contents ? contents.Fork() : ((SimulatedDirectory)node).Fork(copies);
            copies.Add(node, copy);
            return copy;
        }
    }

    void Make(Change change)
    {
        change.ApplyTo(Entries);
        _pending.Add(change);
    }

    /// <summary>A rename is one change: the file has its old name afterwards or the new one.</summary>
    sealed record Change(string? Removed, string? Added, object Node)
    {
        public void ApplyTo(IDictionary<string, object> entries)
        {
            if (Removed is not null && entries.TryGetValue(Removed, out var node) && ReferenceEquals(node, Node))
                entries.Remove(Removed);
            if (Added is not null) entries[Added] = Node;
        }
    }
}
