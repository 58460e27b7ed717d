using System.Globalization;
using System.Net;
using System.Text.Json;

namespace PersistentObjects.Samples.Tests.Tracker;

sealed class ChangeTests
{
    const string First = "/projects/web/issues/1";

    [Test]
    public async Task A_change_needs_the_current_etag_and_is_told_the_one_that_would_have_done()
    {
        await using var sample = await TrackerSample.StartAsync();
        var tracker = await WithAnIssueAsync(sample);

        var shown = await tracker.GetAsync(First);
        var old = shown.Headers.ETag!.Tag;
        (await tracker.GetAsync(First, unless: old)).StatusCode.ShouldBe(HttpStatusCode.NotModified);

        (await tracker.ChangeAsync(1, tag: null, new { title = "two" })).StatusCode.ShouldBe(HttpStatusCode.PreconditionRequired);
        var changed = await tracker.ChangeAsync(1, old, new { title = "two", labels = new[] { "bug" } });
        changed.StatusCode.ShouldBe(HttpStatusCode.OK);
        var current = changed.Headers.ETag!.Tag;
        (await tracker.GetAsync(First, unless: old)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await tracker.GetAsync(First, unless: current)).StatusCode.ShouldBe(HttpStatusCode.NotModified);

        foreach (var stale in new[] { old, $"W/{current}", "\"none\"", "none" })
        {
            var refused = await tracker.ChangeAsync(1, stale, new { title = "three" });
            refused.StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed, stale);
            refused.Headers.ETag!.Tag.ShouldBe(current);
            var version = (await TrackerClient.ReadAsync<JsonElement>(refused)).GetProperty("currentVersion").GetInt64();
            $"\"{version}\"".ShouldBe(current);
        }
        (await tracker.GetAsync<IssueJson>(First)).Title.ShouldBe("two");
        (await tracker.ChangeAsync(1, current, new { title = "three" })).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Test]
    public async Task A_comment_is_listed_and_makes_the_issue_a_newer_one()
    {
        await using var sample = await TrackerSample.StartAsync();
        var tracker = await WithAnIssueAsync(sample);
        var before = (await tracker.GetAsync<IssueJson>(First)).Version;

        foreach (var text in new[] { "Really?", "Yes." })
            (await tracker.PostAsync($"{First}/comments", new { author = "ann", text })).StatusCode.ShouldBe(HttpStatusCode.Created);

        var comments = await tracker.GetAsync<JsonElement[]>($"{First}/comments");
        comments.Select(comment => comment.GetProperty("text").GetString()).ShouldBe(["Really?", "Yes."]);
        (await tracker.GetAsync<IssueJson>(First)).Version.ShouldBe(before + 2);
    }

    [Test]
    public async Task Clients_that_retry_after_412_lose_no_update()
    {
        const int Clients = 4, Updates = 10;
        await using var sample = await TrackerSample.StartAsync();
        var tracker = await WithAnIssueAsync(sample);
        var conflicts = 0;

        await Task.WhenAll(Enumerable.Range(0, Clients).Select(async _ =>
        {
            for (var done = 0; done < Updates;)
            {
                var issue = await tracker.GetAsync<IssueJson>(First);
                var title = $"{int.Parse(issue.Title, CultureInfo.InvariantCulture) + 1}";
                var response = await tracker.ChangeAsync(1, $"\"{issue.Version}\"", new { title });
                if (response.StatusCode is HttpStatusCode.OK)
                    done++;
                else if (response.StatusCode is HttpStatusCode.PreconditionFailed)
                    Interlocked.Increment(ref conflicts);
                else
                    Assert.Fail($"{response.StatusCode}");
            }
        }));

        (await tracker.GetAsync<IssueJson>(First)).Title.ShouldBe($"{Clients * Updates}");
        conflicts.ShouldBeGreaterThan(0, "clients that never met have shown nothing");
    }

    static async Task<TrackerClient> WithAnIssueAsync(TrackerSample sample)
    {
        await sample.Client.AddPeopleAsync("ann");
        await sample.Client.AddProjectAsync("web");
        await sample.Client.AddIssueAsync("0");
        return sample.Client;
    }
}
