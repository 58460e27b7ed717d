using System.Collections.Concurrent;

namespace PersistentObjects.Samples.Tests.Tracker;

sealed class RestartTests
{
    const int Rounds = 3;
    const int Writers = 4;
    const int AcknowledgedBeforeKill = 25;

    [Test, Platform("Linux,MacOsX")]
    public async Task Killed_while_writing_it_has_everything_that_was_acknowledged()
    {
        await using var sample = await TrackerSample.StartAsync();
        await sample.Client.AddPeopleAsync("ann");
        await sample.Client.AddProjectAsync("web");

        var acknowledged = new ConcurrentDictionary<int, IssueJson>();
        for (var round = 0; round < Rounds; round++)
        {
            await WriteUntilKilledAsync(sample, acknowledged);
            await sample.StartAgainAsync();

            var stored = await sample.Client.StreamAsync().ToDictionaryAsync(issue => issue.Number);
            foreach (var issue in acknowledged.Values)
                stored.ShouldContainKey(issue.Number);
            foreach (var issue in acknowledged.Values)
                (stored[issue.Number] with { Labels = issue.Labels }).ShouldBe(issue);
            stored.Keys.Order().ShouldBe(Enumerable.Range(1, stored.Count), "the next number is taken with the issue or not at all");
            (await sample.Client.NumbersAsync("/issues?label=kept&take=1000")).Order().ShouldBe(stored.Keys.Order());
        }
    }

    [Test, Platform("Linux,MacOsX")]
    public async Task Asked_to_end_it_ends_cleanly_and_starts_again_with_everything()
    {
        await using var sample = await TrackerSample.StartAsync();
        await sample.Client.AddPeopleAsync("ann");
        await sample.Client.AddProjectAsync("web");
        var issue = await sample.Client.AddIssueAsync("before");

        (await sample.TerminateAsync()).ShouldSucceed().Output.ShouldContain("Application is shutting down");

        await sample.StartAgainAsync();
        var stored = await sample.Client.GetAsync<IssueJson>($"/projects/web/issues/{issue.Number}");
        (stored with { Labels = issue.Labels }).ShouldBe(issue);
    }

    static async Task WriteUntilKilledAsync(TrackerSample sample, ConcurrentDictionary<int, IssueJson> acknowledged)
    {
        var client = sample.Client;
        var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var goal = acknowledged.Count + AcknowledgedBeforeKill;
        var writing = Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; ; i++)
            {
                var issue = await client.AddIssueAsync($"{writer}.{i}", "kept");
                acknowledged.TryAdd(issue.Number, issue).ShouldBeTrue("a number was given twice");
                if (acknowledged.Count >= goal)
                    enough.TrySetResult();
            }
        })).ToList();

        await Task.WhenAny([enough.Task, .. writing]);
        (await sample.KillAsync()).Errors.ShouldBeEmpty();
        // The connection ends in the middle of a request; anything else is a failure of the test.
        foreach (var writer in writing)
            await Should.ThrowAsync<HttpRequestException>(() => writer);
    }
}
