using System.Net;

namespace PersistentObjects.Samples.Tests.Tracker;

sealed class StreamTests
{
    /// <summary>Several pages of the stream.</summary>
    const int Issues = 260;

    /// <summary>
    /// One transaction renames the label of all issues, so that in any one moment all have the same; and it is made while
    /// the stream is being read, so that lines of several moments would differ.
    /// </summary>
    [Test]
    public async Task A_stream_is_one_moment_while_every_issue_changes()
    {
        await using var sample = await TrackerSample.StartAsync();
        var tracker = sample.Client;
        await tracker.AddPeopleAsync("ann");
        await tracker.AddProjectAsync("web");
        await Parallel.ForAsync(
            0, Issues, new ParallelOptions { MaxDegreeOfParallelism = 16 },
            async (i, _) => await tracker.AddIssueAsync($"Issue {i} {new string('x', 1_000)}", "odd"));

        using var enough = new CancellationTokenSource();
        var renames = 0;
        var writing = Task.Run(async () =>
        {
            for (; !enough.IsCancellationRequested; renames++)
                await RenameAsync(tracker, renames % 2 == 0 ? "odd" : "even", renames % 2 == 0 ? "even" : "odd");
        });
        var seen = new HashSet<string>();
        var streamsWithRenames = 0;
        for (var streams = 0; streams < 8 || (streams < 100 && (seen.Count < 2 || streamsWithRenames < 4)); streams++)
        {
            var before = Volatile.Read(ref renames);
            var issues = await tracker.StreamAsync().ToListAsync();
            if (Volatile.Read(ref renames) > before + 1)
                streamsWithRenames++;

            issues.Select(issue => issue.Number).Order().ShouldBe(Enumerable.Range(1, Issues));
            seen.Add(issues.SelectMany(issue => issue.Labels).Distinct().ShouldHaveSingleItem());
        }
        await enough.CancelAsync();
        await writing;

        seen.ShouldBe(["odd", "even"], ignoreOrder: true);
        streamsWithRenames.ShouldBeGreaterThan(0, "nothing was written while streams were read");
    }

    static async Task RenameAsync(TrackerClient tracker, string label, string to)
    {
        using var renamed = await tracker.PostAsync($"/labels/{label}/rename?to={to}", new { });
        renamed.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await TrackerClient.ReadAsync<int>(renamed)).ShouldBe(Issues);
    }
}
