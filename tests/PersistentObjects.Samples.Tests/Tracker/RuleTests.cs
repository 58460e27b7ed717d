using System.Net;
using System.Security.Cryptography;
using System.Text.Json;

namespace PersistentObjects.Samples.Tests.Tracker;

/// <summary>What the model's checks and rules of deletion refuse, and files.</summary>
sealed class RuleTests
{
    const string Folders = "/projects/web/folders";

    sealed record FolderJson(long Id, string Name, bool IsRemoved, int[] Issues, FolderJson[] Children);

    [Test]
    public async Task Folders_stay_a_tree_with_unique_names_among_those_that_are_not_removed()
    {
        await using var sample = await StartAsync();
        var tracker = sample.Client;
        var a = await AddFolderAsync(tracker, new { name = "a" });
        var b = await AddFolderAsync(tracker, new { name = "b", parent = a.Id });
        var c = await AddFolderAsync(tracker, new { name = "c", parent = b.Id });

        (await Refusal(await tracker.PatchAsync($"{Folders}/{a.Id}", new { parent = c.Id }))).ShouldContain("inside of itself");
        (await Refusal(await tracker.PostAsync(Folders, new { name = "a" }))).ShouldContain("There is a folder 'a' already.");
        (await Refusal(await tracker.PostAsync(Folders, new { name = " " }))).ShouldContain("Name");
        (await tracker.PatchAsync($"{Folders}/{b.Id}", new { isRemoved = true })).StatusCode.ShouldBe(HttpStatusCode.OK);
        var other = await AddFolderAsync(tracker, new { name = "b", parent = a.Id });
        (await Refusal(await tracker.PatchAsync($"{Folders}/{b.Id}", new { isRemoved = false }))).ShouldContain("There is a folder 'b' already.");
        (await tracker.PatchAsync($"{Folders}/{other.Id}", new { parent = 0 })).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await tracker.PatchAsync($"{Folders}/{b.Id}", new { isRemoved = false })).StatusCode.ShouldBe(HttpStatusCode.OK);

        await tracker.AddIssueAsync("in c");
        await tracker.ChangeAsync(1, new { folder = c.Id });
        var tree = await tracker.GetAsync<FolderJson[]>(Folders);
        tree.Select(folder => folder.Name).ShouldBe(["a", "b"]);
        tree[0].Children.Single().Children.Single().Issues.ShouldBe([1]);

        (await tracker.DeleteAsync($"{Folders}/{a.Id}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await tracker.GetAsync<FolderJson[]>(Folders)).Single().Id.ShouldBe(other.Id);
        (await tracker.GetAsync<JsonElement>("/projects/web/issues/1")).GetProperty("folder").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Test]
    public async Task A_user_goes_only_when_no_issue_and_no_comment_is_theirs()
    {
        await using var sample = await StartAsync();
        var tracker = sample.Client;
        await tracker.AddPeopleAsync("bob", "eve");
        await tracker.AddIssueAsync("one");
        (await tracker.PostAsync("/projects/web/issues/1/comments", new { author = "bob", text = "Hm." })).StatusCode.ShouldBe(HttpStatusCode.Created);
        await tracker.ChangeAsync(1, new { assignee = "eve" });

        foreach (var name in (string[])["ann", "bob"])
            (await tracker.DeleteAsync($"/users/{name}")).StatusCode.ShouldBe(HttpStatusCode.Conflict, name);
        (await tracker.DeleteAsync("/users/eve")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await tracker.GetAsync<IssueJson>("/projects/web/issues/1")).Assignee.ShouldBeNull();
        (await tracker.DeleteAsync("/projects/web/issues/1")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await tracker.DeleteAsync("/users/bob")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Test]
    public async Task Files_small_and_large_are_there_after_a_restart_and_settings_too()
    {
        await using var sample = await StartAsync();
        await sample.Client.AddIssueAsync("one");
        var (small, large) = (RandomNumberGenerator.GetBytes(100), RandomNumberGenerator.GetBytes(3 << 20));
        (await sample.Client.PutAsync("/projects/web/issues/1/attachments/small", small)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await sample.Client.PutAsync("/projects/web/issues/1/attachments/large", large)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Refusal(await sample.Client.PatchAsync("/settings", new { pageSize = 0 }))).ShouldContain("PageSize");
        (await sample.Client.PatchAsync("/settings", new { mostAttachmentBytes = 200 })).StatusCode.ShouldBe(HttpStatusCode.OK);

        await sample.TerminateAsync();
        await sample.StartAgainAsync();
        (await sample.Client.BytesAsync("/projects/web/issues/1/attachments/small")).ShouldBe(small);
        (await sample.Client.BytesAsync("/projects/web/issues/1/attachments/large")).AsSpan().SequenceEqual(large).ShouldBeTrue();
        (await sample.Client.PutAsync("/projects/web/issues/1/attachments/more", large)).StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await sample.Client.DeleteAsync("/projects/web/issues/1/attachments/large")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await sample.Client.GetAsync("/projects/web/issues/1/attachments/large")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    static async Task<TrackerSample> StartAsync()
    {
        var sample = await TrackerSample.StartAsync();
        await sample.Client.AddPeopleAsync("ann");
        await sample.Client.AddProjectAsync("web");
        return sample;
    }

    static async Task<FolderJson> AddFolderAsync(TrackerClient tracker, object folder)
    {
        using var response = await tracker.PostAsync(Folders, folder);
        response.StatusCode.ShouldBe(HttpStatusCode.Created);
        return await TrackerClient.ReadAsync<FolderJson>(response);
    }

    static async Task<string> Refusal(HttpResponseMessage response)
    {
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        return await response.Content.ReadAsStringAsync();
    }
}
