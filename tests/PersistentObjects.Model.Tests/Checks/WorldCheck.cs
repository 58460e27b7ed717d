using PersistentObjects.Model.Tests.Domain;
using PersistentObjects.Model.Tests.Model;
using static PersistentObjects.Model.Tests.Checks.ModelMismatchException;

namespace PersistentObjects.Model.Tests.Checks;

/// <summary>Compares all that a store shows with a world.</summary>
static class WorldCheck
{
    /// <summary>How many of the indexes a check looks at that is not thorough.</summary>
    const int FewIndexes = 3;

    public static void Check(Sight sight)
    {
        CheckExtents(sight);
        foreach (var (id, state) in sight.World.Documents) CheckDocument(sight, id, state);
        foreach (var (id, name) in sight.World.Folders) CheckFolder(sight, id, name);
        CheckAbsent(sight);
        var indexes = AllIndexes.Checks;
        var count = sight.IsThorough ? indexes.Length : FewIndexes;
        for (var i = 0; i < count; i++) indexes[(sight.Choice * FewIndexes + i) % indexes.Length].Check(sight);
    }

    static void CheckExtents(Sight sight)
    {
        var (archive, world) = (sight.Archive, sight.World);
        var memos = world.Documents.Where(pair => pair.Value.IsMemo).Select(pair => pair.Key).ToList();
        Require(archive.Documents.Count == world.Documents.Count, $"Documents.Count is {archive.Documents.Count} instead of {world.Documents.Count}");
        Require(archive.Memos.Count == memos.Count, $"Memos.Count is {archive.Memos.Count} instead of {memos.Count}");
        Require(archive.Folders.Count == world.Folders.Count, $"Folders.Count is {archive.Folders.Count} instead of {world.Folders.Count}");
        RequireSame(Sight.Ids(archive.Memos), memos, "Memos");
        RequireSame(Sight.Ids(archive.Folders), [.. world.Folders.Keys], "Folders");
        // Each class in the order of its ids; which class comes first is not promised.
        var documents = archive.Documents.OrderBy(document => document is Memo).ToList();
        RequireSame(Sight.Ids(documents), [.. world.Documents.OrderBy(pair => pair.Value.IsMemo).Select(pair => pair.Key)], "Documents");
    }

    static void CheckDocument(Sight sight, long id, DocumentState state)
    {
        var found = sight.Archive.Documents.Find(new ObjectId(id));
        Require(found is not null && ReferenceEquals(found, sight.Objects[id]), $"Documents.Find({id}) is {(found is null ? "null" : "another object")}");
        foreach (var field in Field.All)
        {
            if (field.Difference(found!, state) is { } difference) throw new ModelMismatchException($"Document {id}: {difference}");
        }
        if (sight.IsThorough && found!.Cover is { } cover) cover.ReadAllBytes();
        var folder = found!.Folder?.Id.Value ?? 0;
        Require(folder == state.Folder, $"Document {id}: Folder is {folder} instead of {state.Folder}");
        CheckVersion(sight, id, found.Version);
    }

    static void CheckFolder(Sight sight, long id, string name)
    {
        var found = sight.Archive.Folders.Find(new ObjectId(id));
        Require(found is not null && ReferenceEquals(found, sight.Objects[id]), $"Folders.Find({id}) is {(found is null ? "null" : "another object")}");
        Require(found!.Name == name, $"Folder {id}: Name is '{found.Name}' instead of '{name}'");
        if (!sight.IsDraft)
        {
            var holder = sight.Archive.Folders.ByName.Find(name.ToUpperInvariant());
            Require(ReferenceEquals(holder, found), $"Folders.ByName['{name}'] is {holder?.Id.Value} instead of {id}");
        }
        List<long> inside = [.. sight.World.Documents.Where(pair => pair.Value.Folder == id).Select(pair => pair.Key)];
        RequireSame([.. Sight.Ids(found.Documents).Order()], inside, $"Documents of folder {id}");
        Require(found.Documents.Count == inside.Count, $"Documents.Count of folder {id} is {found.Documents.Count} instead of {inside.Count}");
        CheckVersion(sight, id, found.Version);
    }

    static void CheckVersion(Sight sight, long id, long version)
    {
        if (sight.IsDraft && version == 0) return;
        var expected = sight.World.Versions[id];
        Require(version == expected, $"Object {id}: Version is {version} instead of {expected}");
    }

    static void CheckAbsent(Sight sight)
    {
        foreach (var (id, o) in sight.Objects)
        {
            if (sight.World.Documents.ContainsKey(id) || sight.World.Folders.ContainsKey(id)) continue;
            PersistentObject? found = o is Folder ? sight.Archive.Folders.Find(new ObjectId(id)) : sight.Archive.Documents.Find(new ObjectId(id));
            Require(found is null, $"Object {id} is found, though it is deleted or was not added yet");
        }
        foreach (var name in Values.FolderNames)
        {
            var exists = sight.World.Folders.Values.Contains(name, StringComparer.OrdinalIgnoreCase);
            Require(sight.Archive.Folders.ByName.Contains(name) == exists, $"Folders.ByName.Contains('{name}') is not {exists}");
        }
    }
}
