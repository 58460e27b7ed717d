namespace PersistentObjects.Crash.Tests.Store;

/// <summary>
/// How thorough the tests are: CRASH_SOAK=20 makes twenty times as many seeds, CRASH_SOAK=forever goes on until stopped.
/// </summary>
static class Soak
{
    static readonly string? Switch = Environment.GetEnvironmentVariable("CRASH_SOAK");

    /// <summary>How many times as much there is to be than in a short run.</summary>
    public static int Factor { get; } = int.TryParse(Switch, out var factor) ? factor : 1;

    public static bool IsForever => Switch == "forever";

    /// <summary>The seed to begin with, or to repeat.</summary>
    public static int? FirstSeed => int.TryParse(Environment.GetEnvironmentVariable("CRASH_SEED"), out var seed) ? seed : null;

    public static IEnumerable<int> Seeds(int count) => Enumerable.Range(1, count * Factor);
}
