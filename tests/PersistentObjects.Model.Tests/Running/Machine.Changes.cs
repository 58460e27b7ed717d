using PersistentObjects.Model.Tests.Checks;
using PersistentObjects.Model.Tests.Domain;
using PersistentObjects.Model.Tests.Model;
using PersistentObjects.Model.Tests.Programs;

namespace PersistentObjects.Model.Tests.Running;

/// <content>Single changes, inside a transaction or each as one of its own.</content>
sealed partial class Machine
{
    const int MostDocuments = 20;
    const int MostFolders = 6;

    // Stands in for an id that is not known yet.
    const long NewId = long.MaxValue;
    const long NewFolderId = long.MaxValue - 1;

    void AddDocument(Step step, Document o)
    {
        if (_world.Documents.Count >= MostDocuments) return;
        var state = Fill(o, step) with { Folder = AnyFolder(step.C) };
        o.Folder = state.Folder == 0 ? null : (Folder)_objects[state.Folder];
        Change(_world.With(NewId, state), () => _archive.Add(o), () => _world.With(Known(o, _world), state), IsGone(state.Folder));
    }

    void AddFolder(Step step)
    {
        if (_objects.Values.Count(known => known is Folder) >= MostFolders) return;
        var name = Values.FolderNames[step.A % Values.FolderNames.Length];
        var o = new Folder(name);
        Change(_world.WithFolder(NewId, name), () => _archive.Add(o), () => _world.WithFolder(Known(o, _world), name));
    }

    void AddBoth(Step step)
    {
        if (_world.Documents.Count >= MostDocuments || _objects.Values.Count(known => known is Folder) >= MostFolders) return;
        var name = Values.FolderNames[step.B % Values.FolderNames.Length];
        var (o, folder) = (new Document(), new Folder(name));
        var state = Fill(o, step);
        o.Folder = folder;
        Change(
            _world.WithFolder(NewFolderId, name).With(NewId, state with { Folder = NewFolderId }),
            () => _archive.Add(o),
            () =>
            {
                // The one that was to be added gets its id first.
                var added = _world.With(Known(o, _world), state with { Folder = folder.Id.Value });
                return added.WithFolder(Known(folder, added), name);
            });
    }

    void Set(Step step)
    {
        if (PickDocument(step.A) is not var (id, o)) return;
        var field = Field.All[step.B % Field.All.Length];
        var state = _world.Documents.GetValueOrDefault(id);
        Change(state is null ? _world : _world.With(id, field.With(state, step.C)), () => field.Set(o, step.C), isRefused: state is null);
    }

    void SetSame(Step step)
    {
        if (PickDocument(step.A) is not var (id, o) || !_world.Documents.TryGetValue(id, out var state)) return;
        Change(_world, () =>
        {
            foreach (var field in Field.All.Skip(step.B % 3)) field.Copy(state, o);
        });
    }

    void SetFolder(Step step)
    {
        if (PickDocument(step.A) is not var (id, o)) return;
        var folder = AnyFolder(step.B);
        var state = _world.Documents.GetValueOrDefault(id);
        Change(
            state is null ? _world : _world.With(id, state with { Folder = folder }),
            () => o.Folder = folder == 0 ? null : (Folder)_objects[folder],
            isRefused: state is null || IsGone(folder));
    }

    void RenameFolder(Step step)
    {
        var folder = AnyFolder(step.A);
        if (folder == 0) return;
        var name = Values.FolderNames[step.B % Values.FolderNames.Length];
        var o = (Folder)_objects[folder];
        Change(IsGone(folder) ? _world : _world.WithFolder(folder, name), () => o.Name = name, isRefused: IsGone(folder));
    }

    void Delete(Step step)
    {
        if (PickDocument(step.A) is not var (id, o)) return;
        Change(_world.Without(id), () => _archive.Delete(o), isRefused: !_world.Documents.ContainsKey(id));
    }

    void DeleteFolder(Step step)
    {
        var folder = AnyFolder(step.A);
        if (folder == 0) return;
        Change(_world.Without(folder), () => _archive.Delete(_objects[folder]), isRefused: IsGone(folder));
    }

    /// <summary>Carries out a change and applies it to the model, or sees it refused.</summary>
    /// <param name="predicted">The world afterwards.</param>
    /// <param name="act">The change.</param>
    /// <param name="actual">The world afterwards when that can't be said before, because ids are not known.</param>
    /// <param name="isRefused">Whether it has to do with a deleted object.</param>
    void Change(World predicted, Action act, Func<World>? actual = null, bool isRefused = false)
    {
        if (isRefused)
        {
            Expect<ObjectDeletedException>(act, "an object of the change is deleted");
            return;
        }
        var before = _world;
        if (IsWriting)
        {
            act();
            _world = actual?.Invoke() ?? predicted;
            return;
        }
        if (UniqueKeys.Conflicts(predicted) is { Count: > 0 } conflicts)
        {
            RequireOneOf(conflicts, Expect<UniqueViolationException>(act, "two objects would share a unique key"));
            return;
        }
        act();
        Commit(before, actual?.Invoke() ?? predicted, _durability);
    }

    void RequireOneOf(List<(string Class, string Property, long[] Ids)> conflicts, UniqueViolationException e) => ModelMismatchException.Require(
        conflicts.Any(conflict => e.ClassName.EndsWith(conflict.Class, StringComparison.Ordinal) && e.Property == conflict.Property),
        $"A violation of {e.ClassName}.{e.Property} is reported instead of {string.Join(" or ", conflicts.Select(conflict => conflict.Property))}");

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

    /// <summary>A document that exists, or sometimes one that is deleted.</summary>
    (long Id, Document O)? PickDocument(int choice)
    {
        var ids = choice % 20 == 19 ? [.. _objects.Where(pair => pair.Value is Document).Select(pair => pair.Key).Order()] : _world.Documents.Keys.ToList();
        if (ids.Count == 0) return null;
        var id = ids[choice / 20 % ids.Count];
        return (id, (Document)_objects[id]);
    }

    /// <summary>A folder that exists or is deleted, or 0.</summary>
    long AnyFolder(int choice)
    {
        var ids = choice % 20 == 19 ? [.. _objects.Where(pair => pair.Value is Folder).Select(pair => pair.Key).Order()] : _world.Folders.Keys.ToList();
        var index = choice / 20 % (ids.Count + 1);
        return index == 0 ? 0 : ids[index - 1];
    }

    bool IsGone(long folder) => folder != 0 && !_world.Folders.ContainsKey(folder);

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
