using System.Text.Json;
using PersistentObjects.Benchmarks;

if (args is not ["--quick", .. var rest])
{
    Console.Error.WriteLine("usage: bench --quick [--json FILE] [durable|memory|ordered|snapshots|gc|gc10]...");
    return 2;
}
string[] workloads = ["durable", "memory", "ordered", "snapshots", "gc", "gc10"];
string? file = null;
if (rest is ["--json", var named, .. var names])
{
    file = named;
    rest = names;
}
if (rest.Except(workloads).FirstOrDefault() is { } unknown)
{
    Console.Error.WriteLine($"There is no workload {unknown}; there are {string.Join(", ", workloads)}.");
    return 2;
}
var directory = Directory.CreateTempSubdirectory("persistent-objects-bench-").FullName;
var results = new List<Measurement>();
try
{
    if (IsWanted("durable")) Report(DurableSetter.Run(directory));
    if (IsWanted("memory"))
    {
        using var inMemory = new InMemoryWorkloads(directory);
        foreach (var result in inMemory.Run()) Report(result);
    }
    if (IsWanted("ordered"))
    {
        using var ordered = new OrderedWorkloads(directory);
        foreach (var result in ordered.Run()) Report(result);
    }
    if (IsWanted("snapshots"))
    {
        foreach (var result in SnapshotWorkloads.Run(directory)) Report(result);
    }
    if (IsWanted("gc"))
    {
        foreach (var result in CollectionWorkloads.Run(1_000_000)) Report(result);
    }
    // Takes 4 GB, and so only when it is asked for.
    if (rest.Contains("gc10"))
    {
        foreach (var result in CollectionWorkloads.Run(10_000_000)) Report(result);
    }
    if (file is not null)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        File.WriteAllText(file, JsonSerializer.Serialize(results, new JsonSerializerOptions { WriteIndented = true }));
    }
    return 0;
}
finally
{
    Directory.Delete(directory, recursive: true);
}

bool IsWanted(string workload) => rest.Length == 0 || rest.Contains(workload);

void Report(Measurement result)
{
    results.Add(result);
    var ratio = result.Ratio is { } value ? $"{value:F2} ({result.Figure})" : result.Figure;
    Console.WriteLine($"{result.Name}: {ratio}, target {result.Target}{(result.Met ? "" : " MISSED")}");
}
