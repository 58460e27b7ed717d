using PersistentObjects.Benchmarks.Reports;

namespace PersistentObjects.Benchmarks;

/// <summary>A figure that each round of a contest gives.</summary>
sealed record Metric(string What, Unit Unit);

/// <summary>
/// Several contestants that take turns, so that whatever else the machine does disturbs all of them alike. The first one is
/// ours. Each round begins with another one, so that none always follows the one that leaves the disk busy.
/// </summary>
sealed class Contest(string workload, params Metric[] metrics)
{
    readonly List<(string Who, Func<double[]> Round, Target[] Targets)> _contestants = [];

    internal Contest(string workload, string what, Unit unit) : this(workload, new Metric(what, unit))
    {
    }

    internal void Add(string who, Func<double> round, params Target[] targets) => _contestants.Add((who, () => [round()], targets));

    /// <summary>One whose rounds give a figure for each metric.</summary>
    internal void AddMany(string who, Func<double[]> round, params Target[] targets) => _contestants.Add((who, round, targets));

    internal IEnumerable<Comparison> Run(int rounds)
    {
        var figures = _contestants.Select(_ => new List<double[]>()).ToArray();
        for (var round = 0; round < rounds; round++)
        {
            for (var turn = 0; turn < _contestants.Count; turn++)
            {
                var one = (round + turn) % _contestants.Count;
                // A single round is to try it out, or of what has no part in the disk.
                if (rounds > 1) Disk.Settle();
                figures[one].Add(_contestants[one].Round());
            }
        }
        return metrics.Select((metric, index) => new Comparison(workload, metric.What, metric.Unit, [.. _contestants.Select((one, i) =>
            new Series(
                one.Who,
                [.. figures[i].Select(round => round[index])],
                [.. one.Targets.Where(target => target.Metric == index)]))]));
    }
}
