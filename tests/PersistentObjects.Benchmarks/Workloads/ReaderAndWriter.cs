using System.Diagnostics;
using PersistentObjects.Benchmarks.Reports;

namespace PersistentObjects.Benchmarks.Workloads;

/// <summary>
/// W13: one thread reads ten accounts as of one moment, again and again, while another sets balances: in scopes and relaxed
/// transactions, against plain objects behind a reader-writer lock.
/// </summary>
static class ReaderAndWriter
{
    const int AccountsOfAMoment = 10;

    static long s_sink;

    static readonly Metric[] Metrics =
    [
        new("reader's moments of ten reads", Unit.PerSecond), new("reader's p50", Unit.Microseconds), new("reader's p99", Unit.Microseconds), new("reader's p99.9", Unit.Microseconds),
        new("writer's sets", Unit.PerSecond), new("writer's p50", Unit.Microseconds), new("writer's p99", Unit.Microseconds), new("writer's p99.9", Unit.Microseconds),
        new("collector's pauses in a second", Unit.Microseconds),
    ];

    internal static void Run(Bench bench)
    {
        var live = LiveAccounts.RelaxedOf(bench);
        var (bank, accounts, plain) = (live.Bank, live.All, PlainAccounts.Of(bench).All);
        using var gate = new ReaderWriterLockSlim();
        var time = bench.Time(10, 0.5);
        var next = 0L;
        var contest = new Contest("W13", Metrics);
        contest.AddMany("PersistentObjects", () => Measure(
            time,
            random =>
            {
                using var scope = bank.BeginRead();
                for (var i = 0; i < AccountsOfAMoment; i++) s_sink += accounts[random.Next(accounts.Length)].Balance;
            },
            random => accounts[random.Next(accounts.Length)].Balance = ++next));
        contest.AddMany(
            "plain objects behind a ReaderWriterLockSlim",
            () => Measure(
                time,
                random =>
                {
                    gate.EnterReadLock();
                    for (var i = 0; i < AccountsOfAMoment; i++) s_sink += plain[random.Next(plain.Length)].Balance;
                    gate.ExitReadLock();
                },
                random =>
                {
                    gate.EnterWriteLock();
                    plain[random.Next(plain.Length)].Balance = ++next;
                    gate.ExitWriteLock();
                }),
            Target.TimesAsFast(5),
            Target.TimesAsFast(1) with { Metric = 4 });
        bench.Report(contest.Run(bench.Rounds(3, 1)));
    }

    static double[] Measure(TimeSpan time, Action<Random> read, Action<Random> write)
    {
        var pauses = GC.GetTotalPauseDuration();
        var stop = false;
        var (reader, writer) = (Start(() => Volatile.Read(ref stop), read, 1), Start(() => Volatile.Read(ref stop), write, 2));
        Thread.Sleep(time);
        Volatile.Write(ref stop, true);
        Task.WaitAll(reader, writer);
        pauses = GC.GetTotalPauseDuration() - pauses;
        return [.. Figures(reader.Result), .. Figures(writer.Result), pauses.TotalMicroseconds / time.TotalSeconds];
    }

    static Task<(LatencyHistogram Times, double Seconds)> Start(Func<bool> isOver, Action<Random> operation, int seed) => Task.Factory.StartNew(
        () =>
        {
            var (random, times) = (new Random(seed), new LatencyHistogram());
            var began = Stopwatch.GetTimestamp();
            for (var last = began; !isOver();)
            {
                operation(random);
                var now = Stopwatch.GetTimestamp();
                times.Add(now - last);
                last = now;
            }
            return (times, Stopwatch.GetElapsedTime(began).TotalSeconds);
        },
        TaskCreationOptions.LongRunning);

    // A tick of the stopwatch is a nanosecond on all systems that this runs on.
    static double[] Figures((LatencyHistogram Times, double Seconds) one)
        => [one.Times.Count / one.Seconds, one.Times.Microseconds(0.5), one.Times.Microseconds(0.99), one.Times.Microseconds(0.999)];
}
