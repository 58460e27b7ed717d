using System.Diagnostics;

namespace PersistentObjects.Benchmarks;

/// <summary>One line of the result: ours against what it is compared with, in one run.</summary>
/// <param name="Name">The workload.</param>
/// <param name="Ratio">Null where the figure is absolute.</param>
/// <param name="Figure">What was measured, for people.</param>
/// <param name="Target">What it should be.</param>
/// <param name="Met">Whether it is.</param>
public sealed record Measurement(string Name, double? Ratio, string Figure, string Target, bool Met);

/// <summary>Times two things in turns, so that a noisy machine disturbs both alike.</summary>
public static class Interleaved
{
    /// <summary>The medians of the seconds that each took.</summary>
    public static (double Ours, double Theirs) Run(int rounds, Func<double> ours, Func<double> theirs)
    {
        var (a, b) = (new double[rounds], new double[rounds]);
        for (var i = 0; i < rounds; i++)
        {
            a[i] = ours();
            b[i] = theirs();
        }
        return (Median(a), Median(b));
    }

    public static double Median(double[] values)
    {
        Array.Sort(values);
        return values[values.Length / 2];
    }

    /// <summary>
    /// Seconds of processor time, for work in memory on one thread: on a busy machine the clock also counts the turns of others.
    /// </summary>
    public static double ProcessorSeconds(Action body)
    {
        var before = Environment.CpuUsage.TotalTime;
        body();
        return (Environment.CpuUsage.TotalTime - before).TotalSeconds;
    }

    public static double Seconds(Action body)
    {
        var started = Stopwatch.GetTimestamp();
        body();
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}
