using Tracker.Model;

namespace Tracker;

/// <summary>Users and projects.</summary>
static class People
{
    public static void MapPeople(this IEndpointRouteBuilder api)
    {
        // Answers are made inside the scope, and written to the network after it: they must not be lazy.
        api.MapGet("/users", (TrackerStore store, string prefix = "") =>
        {
            using var moment = store.BeginRead();
            return store.Users.ByName.StartsWith(prefix).Select(user => UserView.Of(store, user)).ToList();
        });

        api.MapPost("/users", async (TrackerStore store, NewUser user) =>
        {
            await store.WriteAsync(() => store.Add(new User(user.Name)));
            return Results.Created($"/users?prefix={Uri.EscapeDataString(user.Name)}", user);
        });

        api.MapDelete("/users/{name}", async (TrackerStore store, string name) =>
        {
            await store.WriteAsync(() => store.Delete(store.Users.ByName[name]));
            return Results.NoContent();
        });

        api.MapGet("/projects", (TrackerStore store) =>
        {
            using var moment = store.BeginRead();
            return store.Projects.ByKey.All.Select(project => ProjectView.Of(store, project)).ToList();
        });

        api.MapPost("/projects", async (TrackerStore store, NewProject project) =>
        {
            await store.WriteAsync(() => store.Add(new Project(project.Key, project.Title)));
            return Results.Created($"/projects/{Uri.EscapeDataString(project.Key)}/issues", project);
        });

        api.MapGet("/settings", (TrackerStore store) => SettingsOf(store));

        api.MapPatch("/settings", async (TrackerStore store, SettingsChange its) =>
        {
            await store.WriteAsync(() =>
            {
                var settings = store.Settings;
                settings.MostAttachmentBytes = its.MostAttachmentBytes ?? settings.MostAttachmentBytes;
                settings.PageSize = its.PageSize ?? settings.PageSize;
            });
            return SettingsOf(store);
        });
    }

    static SettingsChange SettingsOf(TrackerStore store)
    {
        var settings = store.Settings;
        return new SettingsChange(settings.MostAttachmentBytes, settings.PageSize);
    }
}
