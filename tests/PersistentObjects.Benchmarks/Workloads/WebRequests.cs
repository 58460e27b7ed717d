using System.Reflection;
using PersistentObjects.Benchmarks.Reports;
using PersistentObjects.Benchmarks.Web;

namespace PersistentObjects.Benchmarks.Workloads;

/// <summary>W15: samples/Tracker and the same endpoints on Entity Framework Core, each as a process, asked by sixteen clients on loopback.</summary>
static class WebRequests
{
    /// <summary>A few for each client, to try it out: each is made by a durable request.</summary>
    const int FewIssues = 10 * WebServer.Connections;

    internal static void Run(Bench bench)
    {
        var issues = !bench.IsFullScale ? FewIssues : bench.IsQuick ? 1000 : 10_000;
        var servers = new List<(string Who, WebServer Server, Target[] Read, Target[] Change)>();
        using var closing = new Closing();
        void Add(string who, Target[] read, Target[] change, params string[] command)
        {
            var server = WebServer.StartAsync(bench.Children, command).GetAwaiter().GetResult();
            closing.All.Add(server);
            server.FillAsync(issues).GetAwaiter().GetResult();
            servers.Add((who, server, read, change));
        }

        Add("PersistentObjects, samples/Tracker", [], [], TrackerProgram, "--data", bench.Folder("tracker"));
        var peer = typeof(WebRequests).Assembly.Location;
        if (!bench.IsQuick)
        {
            var file = Path.Combine(bench.Folder("sqlite"), "tracker.db");
            Add("EF Core with SQLite FULL", [Target.TimesAsFast(3)], [Target.TimesAsFast(1.5)], peer, PeerService.Command, "sqlite", $"Data Source={file}");
        }
        if (bench.Postgres is { } postgres)
        {
            postgres.Execute("CREATE DATABASE tracker");
            Add("EF Core with PostgreSQL", [], [], peer, PeerService.Command, "postgres", postgres.ConnectionString.Replace("Database=postgres", "Database=tracker"));
        }

        Report(bench, "read a page of issues", [.. servers.Select(its => (its.Who, its.Server, its.Read))], LoadGenerator.ReadAsync, issues);
        Report(bench, "change an issue", [.. servers.Select(its => (its.Who, its.Server, its.Change))], LoadGenerator.ChangeAsync, issues);
    }

    static void Report(
        Bench bench, string what, List<(string Who, WebServer Server, Target[] Targets)> servers,
        Func<WebServer, int, TimeSpan, Task<double[]>> load, int issues)
    {
        foreach (var (_, server, _) in servers) load(server, issues, bench.Time(2, 0.5)).GetAwaiter().GetResult();
        var contest = new Contest(
            "W15", new Metric(what, Unit.PerSecond), new Metric($"{what}, p50", Unit.Microseconds), new Metric($"{what}, p99", Unit.Microseconds));
        foreach (var (who, server, targets) in servers)
        {
            contest.AddMany(who, () => load(server, issues, bench.Time(5, 1)).GetAwaiter().GetResult(), targets);
        }
        bench.Report(contest.Run(bench.Rounds(5, 1)));
    }

    static string TrackerProgram => typeof(WebRequests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "Tracker").Value!;
}
