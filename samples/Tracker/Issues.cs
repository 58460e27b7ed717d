using Microsoft.AspNetCore.Mvc;
using Tracker.Model;

namespace Tracker;

/// <summary>One issue: made, shown, changed, commented.</summary>
static class Issues
{
    public static void MapIssues(this IEndpointRouteBuilder api)
    {
        api.MapPost("/projects/{key}/issues", CreateAsync);
        var issue = api.MapGroup("/projects/{key}/issues/{number:int}");
        issue.MapGet("", Show);
        issue.MapPatch("", ChangeAsync);
        issue.MapDelete("", DeleteAsync);
        issue.MapGet("/comments", Comments);
        issue.MapPost("/comments", CommentAsync);
    }

    static async Task<IResult> CreateAsync(TrackerStore store, string key, NewIssue its, HttpContext http)
    {
        var issue = await store.WriteAsync(() =>
        {
            var issue = new Issue(store.Projects.ByKey[key], its.Title, store.Users.ByName[its.Reporter], DateTimeOffset.UtcNow)
            {
                Folder = its.Folder is { } folder ? store.FolderOf(key, folder) : null,
            };
            issue.Labels.UnionWith(its.Labels ?? []);
            return store.Add(issue);
        });
        using var moment = store.BeginRead();
        http.Response.Headers.ETag = ETags.Of(issue.Version);
        return Results.Created($"/projects/{issue.Project.Key}/issues/{issue.Number}", IssueView.Of(issue));
    }

    static IResult Show(TrackerStore store, string key, int number, HttpContext http)
    {
        using var moment = store.BeginRead();
        return ETags.Answer(http, IssueView.Of(store.IssueOf(key, number)));
    }

    static async Task<IResult> ChangeAsync(
        TrackerStore store, string key, int number, IssueChange its, [FromHeader(Name = "If-Match")] string? tag, HttpContext http)
    {
        if (tag is null)
        {
            return Results.Problem(
                "If-Match must have the ETag of the issue as you know it.", statusCode: StatusCodes.Status428PreconditionRequired);
        }
        var issue = await store.WriteAsync(() =>
        {
            var (issue, now) = (store.IssueOf(key, number), DateTimeOffset.UtcNow);
            issue.RequireVersion(ETags.Version(tag));
            issue.Title = its.Title ?? issue.Title;
            if (its.Labels is { } labels)
            {
                issue.Labels.IntersectWith(labels);
                issue.Labels.UnionWith(labels);
            }
            if (its.Folder is { } folder) issue.Folder = folder is 0 ? null : store.FolderOf(key, folder);
            if (its.Assignee is { } name) issue.Assignee = name is "" ? null : store.Users.ByName[name];
            issue.MoveTo(its.State ?? issue.State, now);
            issue.UpdatedAt = now;
            return issue;
        });
        using var moment = store.BeginRead();
        return ETags.Answer(http, IssueView.Of(issue));
    }

    static async Task<IResult> DeleteAsync(TrackerStore store, string key, int number)
    {
        await store.WriteAsync(() => store.Delete(store.IssueOf(key, number)));
        return Results.NoContent();
    }

    static List<CommentView> Comments(TrackerStore store, string key, int number)
    {
        using var moment = store.BeginRead();
        return [.. store.IssueOf(key, number).Comments.Select(comment => new CommentView(comment.Author.Name, comment.Text, comment.WrittenAt))];
    }

    static async Task<IResult> CommentAsync(TrackerStore store, string key, int number, NewComment its)
    {
        await store.WriteAsync(() =>
        {
            var (issue, now) = (store.IssueOf(key, number), DateTimeOffset.UtcNow);
            issue.Comments.Add(new Comment(store.Users.ByName[its.Author], its.Text, now));
            issue.UpdatedAt = now;
        });
        return Results.Created($"/projects/{key}/issues/{number}/comments", its);
    }
}
