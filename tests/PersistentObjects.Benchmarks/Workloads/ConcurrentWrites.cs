using PersistentObjects.Benchmarks.Peers;
using PersistentObjects.Benchmarks.Reports;

namespace PersistentObjects.Benchmarks.Workloads;

/// <summary>W2: many set balances at the same time, and each waits for the disk: sixteen threads, or asynchronously.</summary>
sealed class ConcurrentWrites : IDisposable
{
    const int Few = 16;
    const int Many = 1024;
    const int Pipeline = 16;
    const int Rounds = 3;

    readonly Bench _bench;
    readonly TimeSpan _time;
    readonly LiveAccounts _live;
    readonly RawFile _raw;
    readonly RedisBank? _redis;
    readonly List<IDisposable> _connections = [];

    ConcurrentWrites(Bench bench)
    {
        _bench = bench;
        _time = bench.Time(10, 0.5);
        _live = LiveAccounts.Of(bench);
        _raw = new RawFile(bench.Folder("raw"), LogBytes.OfAnUpdate(bench));
        _redis = RedisBank.Of(bench);
        _redis?.Sync("always");
    }

    internal static void Run(Bench bench)
    {
        using var workload = new ConcurrentWrites(bench);
        workload.InThreads();
        workload.InTasks(Few, Target.TimesAsFast(10));
        workload.InTasks(Many);
    }

    public void Dispose()
    {
        _redis?.Sync("everysec");
        _connections.ForEach(connection => connection.Dispose());
        _raw.Dispose();
    }

    void InThreads()
    {
        var contest = new Contest("W2", $"set Balance, durable, {Few} threads", Unit.PerSecond);
        contest.Add("PersistentObjects", () => Throughput.Threads(Few, _time, number => Setter(_live, number), 1, () => Flush(_live)));
        contest.Add("raw, one thread", () => Throughput.Alone(_time, _raw.WriteOne));
        if (SqliteFile.Of(_bench) is { } sqlite)
        {
            // Connections of their own would only wait for each other, and longer: it has one writer at a time.
            var turn = new Lock();
            contest.Add("SQLite FULL, one connection in turns", () => Throughput.Threads(Few, _time, number =>
            {
                var write = SqliteFile.Writer(sqlite, _bench.Objects, number);
                return () =>
                {
                    lock (turn) write();
                };
            }));
        }
        if (_bench.Postgres is { } postgres)
        {
            var accounts = _bench.Shared(() => new PostgresAccounts(postgres, _bench.Objects));
            var writers = Writers(number => accounts.Writer(number, _connections));
            contest.Add($"PostgreSQL, {Few} connections", () => Throughput.Threads(Few, _time, number => writers[number]), Target.TimesAsFast(3));
        }
        AddRedis(contest, 1, Target.TimesAsFast(1.5));
        AddRedis(contest, Pipeline);
        _bench.Report(contest.Run(_bench.Rounds(Rounds, 1)));
    }

    void InTasks(int count, params Target[] ofRaw)
    {
        var contest = new Contest("W2", $"set Balance, durable, {count:N0} asynchronous", Unit.PerSecond);
        contest.Add("PersistentObjects", () => InTasks(count, _live), count == Many ? [Target.AtLeast(1_000_000)] : []);
        contest.Add("raw, one thread", () => Throughput.Alone(_time, _raw.WriteOne), ofRaw);
        if (count == Many) AddRedis(contest, Pipeline, Target.TimesAsFast(4));
        using var withSnapshots = count == Many && !_bench.IsQuick ? LiveAccounts.Create(_bench, Durability.Full, withSnapshots: true) : null;
        if (withSnapshots is not null) contest.Add("PersistentObjects with snapshots each 64 MiB of log", () => InTasks(count, withSnapshots));
        _bench.Report(contest.Run(_bench.Rounds(Rounds, 1)));
    }

    double InTasks(int count, LiveAccounts live) => Throughput.Tasks(
        count,
        _time,
        number =>
        {
            var random = new Random(number);
            return () => live.Bank.WriteAsync(live.All[random.Next(live.All.Length)], static account => { account.Balance++; });
        },
        () => Flush(live));

    void AddRedis(Contest contest, int pipeline, params Target[] targets)
    {
        if (_redis is null) return;
        var writers = Writers(number => RedisAccounts.Writer(_redis.Server, _bench.Objects, number, pipeline, _connections));
        var name = $"Redis always, {Few} connections" + (pipeline > 1 ? $", pipelines of {pipeline}" : "");
        contest.Add(name, () => Throughput.Threads(Few, _time, number => writers[number], pipeline), targets);
    }

    static Action[] Writers(Func<int, Action> make) => [.. Enumerable.Range(0, Few).Select(make)];

    static Action Setter(LiveAccounts live, int number)
    {
        var random = new Random(number);
        var next = 0L;
        return () => live.All[random.Next(live.All.Length)].Balance = ++next;
    }

    static void Flush(LiveAccounts live) => live.Bank.FlushAsync().GetAwaiter().GetResult();
}
