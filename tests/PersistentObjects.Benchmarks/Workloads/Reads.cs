using System.Runtime.CompilerServices;
using PersistentObjects.Benchmarks.Reports;

namespace PersistentObjects.Benchmarks.Workloads;

/// <summary>W5: read balances: always the same object's, those of all in no order, and those in a read scope.</summary>
static class Reads
{
    /// <summary>SQLite takes a hundred times as long, so it does fewer.</summary>
    const int SlowReads = 100_000;

    static long s_sink;

    internal static void Run(Bench bench)
    {
        var (live, plain, sqlite) = (LiveAccounts.Of(bench), PlainAccounts.Of(bench), SqliteFile.Of(bench));
        var slow = bench.Count(SlowReads);
        var hotReads = bench.Count(20_000_000);

        var hot = new InMemory(bench, "W5", "hot read");
        hot.Add("PersistentObjects", count => ReadHot(live.All[0], count), hotReads);
        hot.Add("plain property", count => ReadHot(plain.All[0], count), hotReads, Target.Ratio(1.05));
        if (sqlite is not null) hot.Add("SQLite", count => Ask(count, _ => sqlite.Balance(1)), slow);
        hot.Report();

        var random = new InMemory(bench, "W5", "random read");
        random.Add("PersistentObjects", count => ReadAll(live.All.AsSpan(0, count)), bench.Objects);
        random.Add("plain property", count => ReadAll(plain.All.AsSpan(0, count)), bench.Objects, Target.Ratio(1.4));
        if (sqlite is not null)
        {
            var ids = Enumerable.Range(0, bench.Objects).ToArray();
            new Random(7).Shuffle(ids);
            random.Add("SQLite by primary key", count => Ask(count, i => sqlite.Balance(ids[i])), slow);
        }
        random.Report();

        var scoped = new InMemory(bench, "W5", "random read in a scope");
        scoped.Add("PersistentObjects", count => ReadInScope(live.Bank, live.All.AsSpan(0, count)), bench.Objects);
        scoped.Add("plain property", count => ReadAll(plain.All.AsSpan(0, count)), bench.Objects, Target.Ratio(1.6));
        scoped.Report();

        if (bench.IsFullScale) bench.Report(ReadScopes.Run(live.Bank, live.All));
    }

    static void Ask(int count, Func<int, long> read)
    {
        for (var i = 0; i < count; i++) s_sink += read(i);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static void ReadHot(Account account, int count)
    {
        var sum = 0L;
        for (var i = 0; i < count; i++) sum += account.Balance;
        s_sink += sum;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static void ReadHot(PlainAccount account, int count)
    {
        var sum = 0L;
        for (var i = 0; i < count; i++) sum += account.Balance;
        s_sink += sum;
    }

    static void ReadInScope(Bank bank, ReadOnlySpan<Account> accounts)
    {
        using var scope = bank.BeginRead();
        ReadAll(accounts);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static void ReadAll(ReadOnlySpan<Account> accounts)
    {
        var sum = 0L;
        foreach (var account in accounts) sum += account.Balance;
        s_sink += sum;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static void ReadAll(ReadOnlySpan<PlainAccount> accounts)
    {
        var sum = 0L;
        foreach (var account in accounts) sum += account.Balance;
        s_sink += sum;
    }
}
