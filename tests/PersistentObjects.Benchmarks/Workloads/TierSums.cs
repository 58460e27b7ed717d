using System.Runtime.CompilerServices;
using PersistentObjects.Benchmarks.Reports;

namespace PersistentObjects.Benchmarks.Workloads;

/// <summary>W7: the sum of the balances of one tier of ten, in nanoseconds an account.</summary>
static class TierSums
{
    static long s_sink;

    internal static void Run(Bench bench)
    {
        var (live, plain, sqlite) = (LiveAccounts.Of(bench), PlainAccounts.Of(bench), SqliteFile.Of(bench));
        var set = plain.OfOneTier;
        var list = plain.All.ToList();
        var count = set.Count;

        var sums = new InMemory(bench, "W7", "sum of one Tier, an account");
        sums.Add("PersistentObjects", _ => Sum(live.Bank), count);
        sums.Add("HashSet of plain objects", _ => Sum(set), count, Target.Ratio(1.5));
        sums.Add("LINQ over a list of all plain objects", _ => s_sink += list.Where(its => its.Tier == Tier.Tier9).Sum(its => its.Balance), count);
        if (sqlite is not null) sums.Add("SQLite", _ => s_sink += sqlite.SumOfTier(9), count, Target.TimesAsFast(30));
        sums.Report();

        var linq = new InMemory(bench, "W7", "the same by LINQ");
        linq.Add("PersistentObjects", _ => s_sink += live.Bank.Accounts.ByTier[Tier.Tier9].Sum(account => account.Balance), count);
        linq.Add("LINQ over a HashSet", _ => s_sink += set.Sum(account => account.Balance), count, Target.Ratio(1.5));
        linq.Report();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static void Sum(Bank bank)
    {
        var sum = 0L;
        foreach (var account in bank.Accounts.ByTier[Tier.Tier9]) sum += account.Balance;
        s_sink += sum;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static void Sum(HashSet<PlainAccount> accounts)
    {
        var sum = 0L;
        foreach (var account in accounts) sum += account.Balance;
        s_sink += sum;
    }
}
