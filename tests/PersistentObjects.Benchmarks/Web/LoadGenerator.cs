using System.Diagnostics;
using System.Net.Http.Json;

namespace PersistentObjects.Benchmarks.Web;

/// <summary>Asks a web service for as much as it can do: so many clients, each of which sends its next request when it has the answer.</summary>
static class LoadGenerator
{
    /// <summary>A page of fifty issues, anywhere.</summary>
    internal static Task<double[]> ReadAsync(WebServer server, int issues, TimeSpan time) => RunAsync(time, number =>
    {
        var random = new Random(number);
        return async () =>
        {
            using var answer = await server.Client.GetAsync($"/projects/{WebServer.Project}/issues?after={random.Next(issues)}");
            answer.EnsureSuccessStatusCode();
        };
    });

    /// <summary>The title of an issue, which is durable when the answer comes. Clients have issues of their own, so that none is late.</summary>
    internal static Task<double[]> ChangeAsync(WebServer server, int issues, TimeSpan time) => RunAsync(time, number =>
    {
        var (random, tags, changes) = (new Random(number), new Dictionary<string, string>(), 0);
        var mine = issues / WebServer.Connections;
        return async () =>
        {
            var path = $"/projects/{WebServer.Project}/issues/{1 + number * mine + random.Next(mine)}";
            if (!tags.TryGetValue(path, out var tag))
            {
                using var shown = await server.Client.GetAsync(path);
                tag = shown.EnsureSuccessStatusCode().Headers.ETag!.Tag;
            }
            using var request = new HttpRequestMessage(HttpMethod.Patch, path) { Content = JsonContent.Create(new { title = $"Changed {++changes} times" }) };
            request.Headers.TryAddWithoutValidation("If-Match", tag);
            using var answer = await server.Client.SendAsync(request);
            tags[path] = answer.EnsureSuccessStatusCode().Headers.ETag!.Tag;
        };
    });

    /// <summary>Requests a second, and the microseconds that half of them, and 99 of 100, took at most.</summary>
    static async Task<double[]> RunAsync(TimeSpan time, Func<int, Func<Task>> requestOf)
    {
        var all = new LatencyHistogram();
        var began = Stopwatch.GetTimestamp();
        var clients = await Task.WhenAll(Enumerable.Range(0, WebServer.Connections).Select(async number =>
        {
            await Task.Yield();
            var (request, times) = (requestOf(number), new LatencyHistogram());
            // One at least, however short the time is.
            do
            {
                var started = Stopwatch.GetTimestamp();
                await request();
                times.Add((long)Stopwatch.GetElapsedTime(started).TotalNanoseconds);
            }
            while (Stopwatch.GetElapsedTime(began) < time);
            return times;
        }));
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        Array.ForEach(clients, all.Add);
        return [all.Count / seconds, all.Microseconds(0.5), all.Microseconds(0.99)];
    }
}
