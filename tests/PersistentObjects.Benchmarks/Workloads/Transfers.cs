using System.Globalization;
using System.Text.RegularExpressions;
using PersistentObjects.Benchmarks.Peers;
using PersistentObjects.Benchmarks.Reports;

namespace PersistentObjects.Benchmarks.Workloads;

/// <summary>W12: the transaction of pgbench (like TPC-B): an account, a teller, a branch, and a row of history; each is durable.</summary>
static partial class Transfers
{
    /// <summary>As many as clients, at least: with fewer, those of PostgreSQL would mostly wait for one another's rows.</summary>
    const int Branches = 16;
    const int AccountsOfABranch = 100_000;

    internal static void Run(Bench bench)
    {
        var (branches, accounts) = (Branches, bench.IsQuick ? bench.Count(AccountsOfABranch) / 10 : bench.Count(AccountsOfABranch));
        using var bank = TellerBank.Open(bench.Folder("tellers"));
        var (tellers, customers) = bank.Fill(branches, accounts);
        using var sqlite = bench.IsQuick
            ? null
            : new SqliteTellers(Path.Combine(bench.Folder("sqlite"), "tellers.db"), branches, TellerBank.TellersOfABranch, accounts, TellerBank.Filler);
        if (bench.Postgres is { } postgres) Executable.Output(PgBench(postgres), ["-i", "-q", "-s", $"{(bench.IsFullScale ? branches : 1)}", .. Server(postgres)]);

        foreach (var clients in new[] { 1, 16 })
        {
            var time = bench.Time(10, 0.5);
            var contest = new Contest("W12", $"TPC-B-like, {clients} {(clients == 1 ? "client" : "clients")}", Unit.PerSecond);
            Target[] threefold = clients == 16 ? [Target.TimesAsFast(3)] : [];
            contest.Add("PersistentObjects", () => Throughput.Threads(clients, time, number =>
            {
                var random = new Random(number);
                return () => bank.Move(customers[random.Next(customers.Length)], tellers[random.Next(tellers.Length)], random.Next(-5000, 5000));
            }));
            if (sqlite is not null) contest.Add("SQLite FULL, one connection in turns", () => InTurns(sqlite, clients, time, customers.Length, tellers.Length), threefold);
            if (bench.Postgres is { } server) contest.Add("PostgreSQL, pgbench", () => Measure(server, clients, time), threefold);
            bench.Report(contest.Run(bench.Rounds(3, 1)));
        }
    }

    static double InTurns(SqliteTellers sqlite, int clients, TimeSpan time, int accounts, int tellers)
    {
        var turn = new Lock();
        return Throughput.Threads(clients, time, number =>
        {
            var random = new Random(number);
            return () =>
            {
                var teller = random.Next(tellers);
                lock (turn) sqlite.Move(random.Next(accounts), teller, teller / TellerBank.TellersOfABranch, random.Next(-5000, 5000));
            };
        });
    }

    static double Measure(PostgresServer server, int clients, TimeSpan time)
    {
        var seconds = Math.Max(1, (int)time.TotalSeconds);
        var output = Executable.Output(
            PgBench(server), ["-n", "-M", "prepared", "-c", $"{clients}", "-j", $"{Math.Min(2, clients)}", "-T", $"{seconds}", .. Server(server)]);
        return double.Parse(Rate().Match(output).Groups["rate"].Value, CultureInfo.InvariantCulture);
    }

    static string PgBench(PostgresServer server) => Path.Combine(server.Programs, "pgbench");

    static string[] Server(PostgresServer server) => ["-h", server.SocketFolder, "-U", "bench", "postgres"];

    [GeneratedRegex(@"tps = (?<rate>[0-9.]+)")]
    private static partial Regex Rate();
}
