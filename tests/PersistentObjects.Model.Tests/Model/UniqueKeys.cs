namespace PersistentObjects.Model.Tests.Model;

/// <summary>Which keys no two objects may share, and who does.</summary>
static class UniqueKeys
{
    static readonly (string Property, Func<DocumentState, object?> Of)[] OfDocuments =
    [
        ("Code", state => state.Code),
        ("Rank", state => state.Rank),
        ("(Folder, Name)", FolderAndName),
        ("(Folder, Alias)", FolderAndAlias),
    ];

    /// <summary>The key of the filtered composite index.</summary>
    public static object? FolderAndName(DocumentState state) => state.Folder == 0 || state.IsDropped ? null : (state.Folder, state.Name);

    /// <summary>The key of the ordered composite index.</summary>
    public static object? FolderAndAlias(DocumentState state) => state.Folder == 0 || state.Alias is null ? null : (state.Folder, state.Alias);

    /// <summary>The unique properties that objects share a value of, with these objects.</summary>
    public static List<(string Class, string Property, long[] Ids)> Conflicts(World world)
    {
        var conflicts = new List<(string, string, long[])>();
        foreach (var (property, of) in OfDocuments)
        {
            Collect("Document", property, world.Documents.Select(pair => (of(pair.Value), pair.Key)));
        }
        Collect("Folder", "Name", world.Folders.Select(pair => ((object?)pair.Value.ToUpperInvariant(), pair.Key)));
        return conflicts;

        void Collect(string className, string property, IEnumerable<(object? Key, long Id)> keys)
        {
            var holders = new Dictionary<object, long>();
            foreach (var (key, id) in keys)
            {
                if (key is not null && !holders.TryAdd(key, id)) conflicts.Add((className, property, [holders[key], id]));
            }
        }
    }
}
