using System.Text.Json;
using PersistentObjects.Benchmarks;

if (args is not ["--quick"] and not ["--quick", "--json", _] and not ["--snapshots"])
{
    Console.Error.WriteLine("usage: bench --quick [--json FILE] | --snapshots");
    return 2;
}
var directory = Directory.CreateTempSubdirectory("persistent-objects-bench-").FullName;
var results = new List<Measurement>();
try
{
    if (args[0] == "--quick")
    {
        Report(DurableSetter.Run(directory));
        using var inMemory = new InMemoryWorkloads(directory);
        foreach (var result in inMemory.Run()) Report(result);
    }
    foreach (var result in SnapshotWorkloads.Run(directory)) Report(result);
    if (args is [_, _, var file])
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

void Report(Measurement result)
{
    results.Add(result);
    var ratio = result.Ratio is { } value ? $"{value:F2} ({result.Figure})" : result.Figure;
    Console.WriteLine($"{result.Name}: {ratio}, target {result.Target}{(result.Met ? "" : " MISSED")}");
}
