using System.Collections.Immutable;

namespace PersistentObjects.Model.Tests.Model;

/// <summary>All that a store holds at one moment: plain immutable dictionaries, so that a view keeps one by keeping a reference.</summary>
sealed class World
{
    /// <summary>A new one each time: what is derived from a world is kept by it, and for one thread.</summary>
    public static World Empty => new();

    readonly Dictionary<object, object> _derived = new(ReferenceEqualityComparer.Instance);

    World()
    {
    }

    World(World other) => (Documents, Folders, Versions, LastIds) = (other.Documents, other.Folders, other.Versions, other.LastIds);

    public ImmutableSortedDictionary<long, DocumentState> Documents { get; private init; } = ImmutableSortedDictionary<long, DocumentState>.Empty;

    /// <summary>Their names.</summary>
    public ImmutableSortedDictionary<long, string> Folders { get; private init; } = ImmutableSortedDictionary<long, string>.Empty;

    /// <summary>The version at which each object was changed last.</summary>
    public ImmutableDictionary<long, long> Versions { get; private init; } = ImmutableDictionary<long, long>.Empty;

    /// <summary>The highest id that each class has ever given away.</summary>
    public (long Documents, long Memos, long Folders) LastIds { get; private init; }

    public World With(long id, DocumentState state) => new(this)
    {
        Documents = Documents.SetItem(id, state),
        LastIds = state.IsMemo ? LastIds with { Memos = Math.Max(LastIds.Memos, id) } : LastIds with { Documents = Math.Max(LastIds.Documents, id) },
    };

    public World WithFolder(long id, string name)
        => new(this) { Folders = Folders.SetItem(id, name), LastIds = LastIds with { Folders = Math.Max(LastIds.Folders, id) } };

    /// <summary>Without an object; what was in a folder is in none any more.</summary>
    public World Without(long id)
    {
        var documents = Documents.Remove(id);
        foreach (var (other, state) in Documents)
        {
            if (state.Folder == id) documents = documents.SetItem(other, state with { Folder = 0 });
        }
        return new(this) { Documents = documents, Folders = Folders.Remove(id) };
    }

    /// <summary>This, committed as a version: whatever differs from the world before was changed by it.</summary>
    public World CommittedAt(long version, World before)
    {
        var versions = Versions.ToBuilder();
        versions.RemoveRange(versions.Keys.Where(id => !Documents.ContainsKey(id) && !Folders.ContainsKey(id)).ToList());
        foreach (var (id, state) in Documents)
        {
            if (!before.Documents.TryGetValue(id, out var old) || old != state) versions[id] = version;
        }
        foreach (var (id, name) in Folders)
        {
            if (!before.Folders.TryGetValue(id, out var old) || old != name) versions[id] = version;
        }
        return new World(this) { Versions = versions.ToImmutable() };
    }

    /// <summary>Whether a transaction that has made this of the other one has anything to write. An id, once given, is taken.</summary>
    public bool IsSameAs(World other) => LastIds == other.LastIds && AreSame(Documents, other.Documents) && AreSame(Folders, other.Folders);

    /// <summary>What follows from the world alone, computed once.</summary>
    public T Derive<T>(object key, Func<World, T> derive)
        where T : class
    {
        if (_derived.TryGetValue(key, out var known)) return (T)known;
        var derived = derive(this);
        _derived.Add(key, derived);
        return derived;
    }

    static bool AreSame<T>(ImmutableSortedDictionary<long, T> a, ImmutableSortedDictionary<long, T> b)
        where T : class
        => ReferenceEquals(a, b) || (a.Count == b.Count && a.All(pair => b.TryGetValue(pair.Key, out var other) && pair.Value.Equals(other)));
}
