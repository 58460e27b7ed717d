using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace PersistentObjects.Samples.Tests.Tracker;

/// <summary>What the tests read of an issue. The sample's own types are not theirs: this is what goes over the wire.</summary>
sealed record IssueJson(int Number, string Title, string State, string? Assignee, string[] Labels, long Version);

sealed record PageJson(IssueJson[] Issues, int? Next);

/// <summary>Drives the tracker over HTTP.</summary>
sealed class TrackerClient(Uri address) : IDisposable
{
    readonly HttpClient _http = new() { BaseAddress = address };

    public async Task AddPeopleAsync(params string[] names)
    {
        foreach (var name in names)
            (await PostAsync("/users", new { name })).StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    public async Task AddProjectAsync(string key) =>
        (await PostAsync("/projects", new { key, title = key })).StatusCode.ShouldBe(HttpStatusCode.Created);

    /// <summary>Reported by ann, in the project web.</summary>
    public async Task<IssueJson> AddIssueAsync(string title, params string[] labels)
    {
        using var response = await PostAsync("/projects/web/issues", new { title, reporter = "ann", labels });
        response.StatusCode.ShouldBe(HttpStatusCode.Created);
        return await ReadAsync<IssueJson>(response);
    }

    public Task<HttpResponseMessage> GetAsync(string path, string? unless = null) => SendAsync(HttpMethod.Get, path, null, "If-None-Match", unless);

    public async Task<T> GetAsync<T>(string path)
    {
        using var response = await GetAsync(path);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await ReadAsync<T>(response);
    }

    public async Task<int[]> NumbersAsync(string path) => [.. (await GetAsync<IssueJson[]>(path)).Select(issue => issue.Number)];

    public Task<HttpResponseMessage> PostAsync(string path, object body) => _http.PostAsJsonAsync(path, body);

    public Task<HttpResponseMessage> ChangeAsync(int number, string? tag, object change) =>
        SendAsync(HttpMethod.Patch, $"/projects/web/issues/{number}", JsonContent.Create(change), "If-Match", tag);

    public Task<HttpResponseMessage> PatchAsync(string path, object change) => _http.PatchAsJsonAsync(path, change);

    public Task<HttpResponseMessage> DeleteAsync(string path) => _http.DeleteAsync(path);

    public Task<HttpResponseMessage> PutAsync(string path, byte[] content) => _http.PutAsync(path, new ByteArrayContent(content));

    public Task<byte[]> BytesAsync(string path) => _http.GetByteArrayAsync(path);

    /// <summary>Changes an issue as it is, whoever has changed it last.</summary>
    public async Task ChangeAsync(int number, object change)
    {
        var issue = await GetAsync<IssueJson>($"/projects/web/issues/{number}");
        (await ChangeAsync(number, $"\"{issue.Version}\"", change)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    /// <summary>The lines as they come.</summary>
    public async IAsyncEnumerable<IssueJson> StreamAsync()
    {
        using var response = await _http.GetAsync("/issues/stream", HttpCompletionOption.ResponseHeadersRead);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/x-ndjson");
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        while (await reader.ReadLineAsync() is { } line)
            yield return JsonSerializer.Deserialize<IssueJson>(line, JsonSerializerOptions.Web)!;
    }

    public static async Task<T> ReadAsync<T>(HttpResponseMessage response) => (await response.Content.ReadFromJsonAsync<T>())!;

    public void Dispose() => _http.Dispose();

    Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content, string header, string? value)
    {
        var request = new HttpRequestMessage(method, path) { Content = content };
        if (value is not null)
            request.Headers.TryAddWithoutValidation(header, value).ShouldBeTrue();
        return _http.SendAsync(request);
    }
}
