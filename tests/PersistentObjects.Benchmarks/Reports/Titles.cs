namespace PersistentObjects.Benchmarks.Reports;

/// <summary>What the workloads are, in their order.</summary>
static class Titles
{
    internal static readonly IReadOnlyDictionary<string, string> All = new Dictionary<string, string>
    {
        ["W1"] = "durable changes, one thread",
        ["W2"] = "durable changes, many at the same time",
        ["W3"] = "relaxed changes",
        ["W4"] = "creation",
        ["W5"] = "reads",
        ["W6"] = "look-up by a unique key",
        ["W7"] = "all objects of one key",
        ["W8"] = "snapshots",
        ["W9"] = "restart from a snapshot",
        ["W10"] = "restart from a log",
        ["W11"] = "bytes",
        ["W12"] = "pgbench's transaction",
        ["W13"] = "a reader and a writer",
        ["W14"] = "growth",
        ["W15"] = "a web service",
        ["evolution"] = "opening with classes that have changed",
    };
}
