namespace PersistentObjects.Crash.Tests.Store;

/// <summary>How thorough the tests are: CRASH_SOAK=20 makes twenty times as many seeds.</summary>
static class Soak
{
    static readonly int Factor = int.TryParse(Environment.GetEnvironmentVariable("CRASH_SOAK"), out var factor) ? factor : 1;

    public static IEnumerable<int> Seeds(int count) => Enumerable.Range(1, count * Factor);
}
