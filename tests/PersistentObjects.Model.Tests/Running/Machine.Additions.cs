using PersistentObjects.Model.Tests.Checks;
using PersistentObjects.Model.Tests.Domain;
using PersistentObjects.Model.Tests.Model;
using PersistentObjects.Model.Tests.Programs;

namespace PersistentObjects.Model.Tests.Running;

/// <content>New objects, and objects that are new once more.</content>
sealed partial class Machine
{
    const int MostDocuments = 20;
    const int MostFolders = 6;

    // Stands in for an id that is not known yet.
    const long NewId = long.MaxValue;
    const long NewFolderId = long.MaxValue - 1;

    // What was to be added and is plain again, with what a document held when its Add began.
    readonly List<PersistentObject> _notAdded = [];
    readonly Dictionary<PersistentObject, DocumentState> _addedStates = new(ReferenceEqualityComparer.Instance);

    void AddDocument(Step step, Document o)
    {
        if (_world.Documents.Count >= MostDocuments) return;
        var folder = AnyFolder(step.C);
        o.Folder = folder == 0 ? null : (Folder)_objects[folder];
        Add(o, Fill(o, step));
    }

    void AddFolder(Step step)
    {
        if (_objects.Values.Count(known => known is Folder) >= MostFolders) return;
        var name = Values.FolderNames[step.A % Values.FolderNames.Length];
        Add(new Folder(name));
    }

    void AddBoth(Step step)
    {
        if (_world.Documents.Count >= MostDocuments || _objects.Values.Count(known => known is Folder) >= MostFolders) return;
        var name = Values.FolderNames[step.B % Values.FolderNames.Length];
        var o = new Document { Folder = new Folder(name) };
        Add(o, Fill(o, step));
    }

    void AddAgain(Step step)
    {
        if (_notAdded.Count == 0 || _world.Documents.Count >= MostDocuments) return;
        var o = _notAdded[step.A % _notAdded.Count];
        if (o is Folder folder)
        {
            Add(folder);
            return;
        }
        var (document, state) = ((Document)o, _addedStates[o]);
        foreach (var field in Field.All)
        {
            if (field.Difference(document, state) is { } difference) throw new ModelMismatchException($"A document whose Add was rolled back: {difference}");
        }
        Add(document, state);
    }

    void Add(Folder o)
    {
        var name = o.Name;
        _notAdded.Remove(o);
        Change(_world.WithFolder(NewId, name), () => _archive.Add(o), () => _world.WithFolder(Known(o, _world), name));
        if (o.Id.Value == 0) _notAdded.Add(o);
    }

    /// <summary>Adds a document, and its folder when that is new.</summary>
    void Add(Document o, DocumentState state)
    {
        var folder = o.Folder;
        _notAdded.Remove(o);
        _addedStates[o] = state;
        if (folder is { Id.Value: 0 }) AddWithFolder(o, state, folder);
        else
        {
            var known = state with { Folder = folder?.Id.Value ?? 0 };
            Change(_world.With(NewId, known), () => _archive.Add(o), () => _world.With(Known(o, _world), known), IsGone(known.Folder));
        }
        if (o.Id.Value == 0) _notAdded.Add(o);
    }

    void AddWithFolder(Document o, DocumentState state, Folder folder)
    {
        var name = folder.Name;
        _notAdded.Remove(folder);
        Change(
            _world.WithFolder(NewFolderId, name).With(NewId, state with { Folder = NewFolderId }),
            () => _archive.Add(o),
            () =>
            {
                // The one that was to be added gets its id first.
                var added = _world.With(Known(o, _world), state with { Folder = folder.Id.Value });
                return added.WithFolder(Known(folder, added), name);
            });
        if (folder.Id.Value == 0) _notAdded.Add(folder);
    }

    DocumentState Fill(Document o, Step step)
    {
        var state = new DocumentState { IsMemo = o is Memo };
        var random = new Random(step.A * 10_000 + step.B);
        foreach (var field in Field.All)
        {
            // Unique keys are mostly left out, or hardly any Add would succeed.
            if (random.Next(field.Name is "Code" or "Rank" or "Alias" ? 3 : 2) != 0) continue;
            var choice = random.Next(10_000);
            state = field.With(state, choice);
            field.Set(o, choice);
        }
        return state;
    }

    /// <summary>The id of an object that was added just now. A rollback gives ids back, and nothing else does.</summary>
    long Known(PersistentObject o, World before)
    {
        var id = o.Id.Value;
        var last = o is Folder ? before.LastIds.Folders : o is Memo ? before.LastIds.Memos : before.LastIds.Documents;
        ModelMismatchException.Require(id > last, $"A new {o.GetType().Name} has the id {id}, though {last} is taken");
        var promised = (o.GetType(), before.LastIds);
        if (!_promisedIds.TryAdd(promised, id))
        {
            ModelMismatchException.Require(_promisedIds[promised] == id, $"A new {o.GetType().Name} has the id {id} instead of {_promisedIds[promised]}, which was rolled back");
        }
        _objects[id] = o;
        return id;
    }
}
