using PersistentObjects.Model.Tests.Checks;
using PersistentObjects.Model.Tests.Domain;
using PersistentObjects.Model.Tests.Model;
using PersistentObjects.Model.Tests.Programs;

namespace PersistentObjects.Model.Tests.Running;

/// <content>Single changes, inside a transaction or each as one of its own.</content>
sealed partial class Machine
{
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
}
