using PersistentObjects.Benchmarks.Reports;

namespace PersistentObjects.Benchmarks.Workloads;

/// <summary>Work in memory on one thread, in nanoseconds of processor time for each thing done: on a busy machine the clock also counts the turns of others.</summary>
sealed class InMemory(Bench bench, string workload, string what)
{
    const int WarmUp = 1000;

    readonly Contest _contest = new(workload, what, Unit.Nanoseconds);
    readonly List<Action> _warmUps = [];

    /// <param name="who">The contestant.</param>
    /// <param name="body">Does so many of them.</param>
    /// <param name="count">How many in a round.</param>
    /// <param name="targets">What it should reach.</param>
    internal void Add(string who, Action<int> body, int count, params Target[] targets)
    {
        _warmUps.Add(() => body(Math.Min(WarmUp, count)));
        _contest.Add(who, () => 1e9 * Interleaved.ProcessorSeconds(() => body(count)) / count, targets);
    }

    internal void Report()
    {
        bench.WarmUp([.. _warmUps]);
        bench.Report(_contest.Run(bench.Rounds(15, 5)));
    }
}
