using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Tracker.Model;

namespace Tracker;

/// <summary>Many issues: paged, searched, streamed, changed in one go.</summary>
static class Queries
{
    const int PageSize = 50;

    public static void MapQueries(this IEndpointRouteBuilder api)
    {
        api.MapGet("/projects/{key}/issues", Page);
        api.MapGet("/issues", Search);
        api.MapGet("/issues/stream", StreamAsync);
        api.MapPost("/labels/{label}/rename", RenameAsync);
    }

    static IssuePage Page(TrackerStore store, string key, bool open = false, int after = 0, [FromQuery(Name = "take")] int? asked = null)
    {
        var take = asked ?? store.Settings.PageSize;
        using var moment = store.BeginRead();
        var project = store.Projects.ByKey[key];
        var issues = open ? store.Issues.ByProjectWhileOpen.Of(project) : store.Issues.ByProjectAndNumber.Of(project);
        var page = issues.Above(after).Take(take).Select(IssueView.Of).ToImmutableArray();
        return new IssuePage(page, page.Length == take && take > 0 ? page[^1].Number : null);
    }

    /// <summary>The newest ones first. An index finds the candidates, and the other conditions choose among them.</summary>
    static List<IssueView> Search(
        TrackerStore store, string? label, string? assignee, string? word, State? state, DateTimeOffset? since, int take = PageSize)
    {
        using var moment = store.BeginRead();
        var worker = assignee is null or "" ? null : store.Users.ByName[assignee];
        IEnumerable<Issue> candidates = (label, assignee, word) switch
        {
            (not null, _, _) => store.Issues.ByLabels[label].OrderByDescending(issue => issue.UpdatedAt),
            (_, not null, _) => store.Issues.ByAssignee[worker].OrderByDescending(issue => issue.UpdatedAt),
            (_, _, not null) => store.Issues.ByWords.StartsWith(word).Distinct().OrderByDescending(issue => issue.UpdatedAt),
            _ => store.Issues.ByUpdatedAt.Descending(),
        };
        return [.. candidates
            .Where(issue => assignee is null || issue.Assignee == worker)
            .Where(issue => word is null || issue.Words.Any(its => its.StartsWith(word, StringComparison.OrdinalIgnoreCase)))
            .Where(issue => state is null || issue.State == state)
            .TakeWhile(issue => since is null || issue.UpdatedAt >= since)
            .Take(take)
            .Select(IssueView.Of)];
    }

    /// <summary>Every issue as a line of JSON. All lines are of one moment, however long the client takes to read them.</summary>
    static async Task StreamAsync(TrackerStore store, HttpResponse response, IOptions<Microsoft.AspNetCore.Http.Json.JsonOptions> json, CancellationToken aborted)
    {
        response.ContentType = "application/x-ndjson";
        await foreach (var issue in AllAsync(store, aborted))
        {
            var line = JsonSerializer.SerializeToUtf8Bytes(issue, json.Value.SerializerOptions);
            await response.BodyWriter.WriteAsync((byte[])[.. line, (byte)'\n'], aborted);
        }
    }

    static async IAsyncEnumerable<IssueView> AllAsync(TrackerStore store, [EnumeratorCancellation] CancellationToken aborted)
    {
        using var view = store.OpenView();
        var rest = store.Issues.ByUpdatedAt.All;
        for (var isMore = true; isMore;)
        {
            List<IssueView> page;
            using (view.Enter())
            {
                List<Issue> issues = [.. rest.Take(PageSize)];
                page = [.. issues.Select(IssueView.Of)];
                isMore = issues.Count == PageSize;
                if (isMore) rest = rest.After(issues[^1].UpdatedAt, issues[^1].Id);
            }
            foreach (var issue in page) yield return issue;
        }
    }

    static async Task<int> RenameAsync(TrackerStore store, string label, string to) => await store.WriteAsync(() =>
    {
        var renamed = 0;
        foreach (var issue in store.Issues.ByLabels[label])
        {
            issue.Labels.Remove(label);
            issue.Labels.Add(to);
            issue.UpdatedAt = DateTimeOffset.UtcNow;
            renamed++;
        }
        return renamed;
    });
}
