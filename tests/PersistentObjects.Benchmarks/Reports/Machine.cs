using System.Runtime.InteropServices;

namespace PersistentObjects.Benchmarks.Reports;

/// <summary>Where it was measured, and with which versions.</summary>
static class Machine
{
    internal static IReadOnlyDictionary<string, string> Describe(Bench bench) => new Dictionary<string, string>
    {
        ["processor"] = $"{Environment.ProcessorCount} cores, {Line("/proc/cpuinfo", "model name")}",
        ["memory"] = $"{GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (double)(1 << 30):F0} GiB",
        ["kernel"] = Line("/proc/sys/kernel/ostype", null) + " " + Line("/proc/sys/kernel/osrelease", null),
        ["system"] = RuntimeInformation.OSDescription,
        ["disk"] = Mount(bench.Directory),
        [".NET"] = RuntimeInformation.FrameworkDescription,
        ["peers"] = string.Join("; ", bench.PeerVersions),
    };

    /// <summary>Device, file system and mount options of the place where the files lie.</summary>
    static string Mount(string directory) => !File.Exists("/proc/mounts")
        ? "unknown"
        : File.ReadLines("/proc/mounts")
            .Select(line => line.Split(' '))
            .Where(mount => directory == mount[1] || directory.StartsWith(mount[1].TrimEnd('/') + "/", StringComparison.Ordinal))
            .MaxBy(mount => mount[1].Length) is { } best
                ? $"{best[0]}, {best[2]} ({best[3]})"
                : "unknown";

    static string Line(string file, string? key)
    {
        if (!File.Exists(file)) return "unknown";
        var line = File.ReadLines(file).FirstOrDefault(line => key is null || line.StartsWith(key, StringComparison.Ordinal));
        return (key is null ? line : line?[(line.IndexOf(':') + 1)..])?.Trim() ?? "unknown";
    }
}
