using PersistentObjects.Benchmarks.Peers;
using PersistentObjects.Benchmarks.Reports;

namespace PersistentObjects.Benchmarks.Workloads;

/// <summary>W4: create all accounts in transactions of a thousand, each of which is on the disk before the next begins.</summary>
static class Creation
{
    internal static void Run(Bench bench)
    {
        var contest = new Contest("W4", $"create {bench.Objects:N0} in transactions of 1,000, durable", Unit.Seconds);
        contest.Add("PersistentObjects", () => Ours(bench), Target.AtMost(0.8));
        if (!bench.IsQuick) contest.Add("SQLite FULL", () => Sqlite(bench), Target.TimesAsFast(2.5));
        if (bench.Postgres is { } postgres)
        {
            contest.Add("PostgreSQL by COPY", () =>
            {
                PostgresAccounts.Create(postgres, "created");
                var seconds = Interleaved.Seconds(() => PostgresAccounts.Fill(postgres, "created", bench.Objects));
                postgres.Execute("DROP TABLE created");
                return seconds;
            });
        }
        bench.Report(contest.Run(bench.Rounds(5, 1)));
    }

    static double Ours(Bench bench)
    {
        var folder = bench.Folder("created");
        GC.Collect();
        double seconds;
        using (var bank = Bank.Open(folder)) seconds = Interleaved.Seconds(() => Population.Persistent(bank, bench.Objects));
        Directory.Delete(folder, recursive: true);
        return seconds;
    }

    static double Sqlite(Bench bench)
    {
        var folder = bench.Folder("created");
        double seconds;
        using (var accounts = new SqliteAccounts(Path.Combine(folder, "bank.db"))) seconds = Interleaved.Seconds(() => accounts.Fill(bench.Objects));
        Directory.Delete(folder, recursive: true);
        return seconds;
    }
}
