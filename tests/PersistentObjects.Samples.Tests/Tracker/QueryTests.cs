using System.Net;

namespace PersistentObjects.Samples.Tests.Tracker;

sealed class QueryTests
{
    [Test]
    public async Task Issues_are_paged_and_searched_by_label_assignee_word_state_and_time()
    {
        await using var sample = await TrackerSample.StartAsync();
        var tracker = sample.Client;
        await tracker.AddPeopleAsync("ann", "Andy", "bob");
        await tracker.AddProjectAsync("app");
        await tracker.AddProjectAsync("web");
        await tracker.AddIssueAsync("Crash on start", "bug", "urgent");
        await tracker.AddIssueAsync("Dark mode");
        await tracker.AddIssueAsync("The start crashes", "bug");
        await tracker.AddIssueAsync("Older browsers");
        await tracker.AddIssueAsync("starting takes long", "bug");
        await tracker.ChangeAsync(2, new { state = "Closed" });
        await tracker.ChangeAsync(3, new { state = "Closed", assignee = "BOB" });
        await tracker.ChangeAsync(1, new { state = "Started", assignee = "bob" });

        (await PageAsync("take=2")).ShouldBe("1,2 next 2");
        (await PageAsync("take=2&after=2")).ShouldBe("3,4 next 4");
        (await PageAsync("take=2&after=4")).ShouldBe("5 next ");
        (await PageAsync("open=true&take=2")).ShouldBe("1,4 next 4");
        (await PageAsync("open=true&take=2&after=4")).ShouldBe("5 next ");

        (await tracker.NumbersAsync("/issues")).ShouldBe([1, 3, 2, 5, 4]);
        (await tracker.NumbersAsync("/issues?label=bug")).ShouldBe([1, 3, 5]);
        (await tracker.NumbersAsync("/issues?label=BUG")).ShouldBeEmpty();
        (await tracker.NumbersAsync("/issues?assignee=Bob")).ShouldBe([1, 3]);
        (await tracker.NumbersAsync("/issues?assignee=")).ShouldBe([2, 5, 4]);
        (await tracker.NumbersAsync("/issues?word=STAR")).ShouldBe([1, 3, 5]);
        (await tracker.NumbersAsync("/issues?word=crash&state=Closed")).ShouldBe([3]);
        (await tracker.NumbersAsync("/issues?label=bug&assignee=&word=start")).ShouldBe([5]);
        (await tracker.NumbersAsync("/issues?since=2000-01-01T00:00:00Z&take=2")).ShouldBe([1, 3]);
        (await tracker.NumbersAsync("/issues?since=9000-01-01T00:00:00Z")).ShouldBeEmpty();

        (await BodyAsync("/users?prefix=AN")).ShouldBe(
            """[{"name":"Andy","reported":0,"assigned":0,"comments":0},{"name":"ann","reported":5,"assigned":0,"comments":0}]""");
        (await BodyAsync("/projects")).ShouldBe(
            """[{"key":"app","title":"app","issues":0,"open":0},{"key":"web","title":"web","issues":5,"open":3}]""");

        async Task<string> PageAsync(string query)
        {
            var page = await tracker.GetAsync<PageJson>($"/projects/web/issues?{query}");
            return $"{string.Join(",", page.Issues.Select(issue => issue.Number))} next {page.Next}";
        }

        async Task<string> BodyAsync(string path) => await (await tracker.GetAsync(path)).Content.ReadAsStringAsync();
    }

    [Test]
    public async Task What_is_taken_missing_or_malformed_is_refused()
    {
        await using var sample = await TrackerSample.StartAsync();
        var tracker = sample.Client;
        await tracker.AddPeopleAsync("ann");
        await tracker.AddProjectAsync("web");

        (await StatusAsync("/users", new { name = "ANN" })).ShouldBe(HttpStatusCode.Conflict);
        (await StatusAsync("/projects", new { key = "Web", title = "again" })).ShouldBe(HttpStatusCode.Conflict);
        (await StatusAsync("/users", new { })).ShouldBe(HttpStatusCode.BadRequest);
        (await StatusAsync("/projects/web/issues", new { title = (string?)null, reporter = "ann" })).ShouldBe(HttpStatusCode.BadRequest);
        (await StatusAsync("/projects/web/issues", new { title = "lost", reporter = "nobody" })).ShouldBe(HttpStatusCode.NotFound);
        (await StatusAsync("/projects/none/issues", new { title = "lost", reporter = "ann" })).ShouldBe(HttpStatusCode.NotFound);
        (await tracker.GetAsync("/projects/web/issues/1")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        // A transaction that failed has not taken a number.
        (await tracker.AddIssueAsync("first")).Number.ShouldBe(1);

        async Task<HttpStatusCode> StatusAsync(string path, object body) => (await tracker.PostAsync(path, body)).StatusCode;
    }
}
