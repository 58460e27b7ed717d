using Tracker.Model;

namespace Tracker;

/// <summary>The folders of a project: a tree, as the checks of the class see to.</summary>
static class Folders
{
    public static void MapFolders(this IEndpointRouteBuilder api)
    {
        var folders = api.MapGroup("/projects/{key}/folders");
        folders.MapGet("", Tree);
        folders.MapPost("", CreateAsync);
        folders.MapPatch("/{id:long}", ChangeAsync);
        folders.MapDelete("/{id:long}", DeleteAsync);
    }

    static IReadOnlyList<FolderView> Tree(TrackerStore store, string key)
    {
        using var moment = store.BeginRead();
        return FolderView.ChildrenOf(store.Projects.ByKey[key].Folders.Where(folder => folder.Parent is null));
    }

    static async Task<IResult> CreateAsync(TrackerStore store, string key, NewFolder its)
    {
        var folder = await store.WriteAsync(() => store.Add(
            new Folder(store.Projects.ByKey[key], its.Parent is { } parent ? store.FolderOf(key, parent) : null, its.Name)));
        using var moment = store.BeginRead();
        return Results.Created($"/projects/{key}/folders/{folder.Id.Value}", FolderView.Of(folder));
    }

    static async Task<FolderView> ChangeAsync(TrackerStore store, string key, long id, FolderChange its)
    {
        var folder = await store.WriteAsync(() =>
        {
            var folder = store.FolderOf(key, id);
            folder.Name = its.Name ?? folder.Name;
            folder.IsRemoved = its.IsRemoved ?? folder.IsRemoved;
            if (its.Parent is { } parent) folder.Parent = parent is 0 ? null : store.FolderOf(key, parent);
            return folder;
        });
        using var moment = store.BeginRead();
        // A change that makes a circle was refused, so there is an end to this.
        return FolderView.Of(folder);
    }

    /// <summary>For good, with the folders in it; issues stay, in no folder.</summary>
    static async Task<IResult> DeleteAsync(TrackerStore store, string key, long id)
    {
        await store.WriteAsync(() => store.Delete(store.FolderOf(key, id)));
        return Results.NoContent();
    }
}
