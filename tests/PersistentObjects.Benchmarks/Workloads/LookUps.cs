using System.Runtime.CompilerServices;
using PersistentObjects.Benchmarks.Reports;

namespace PersistentObjects.Benchmarks.Workloads;

/// <summary>W6: find the account that has an email.</summary>
static class LookUps
{
    const int SlowLookUps = 100_000;

    static long s_sink;

    internal static void Run(Bench bench)
    {
        var (live, plain, sqlite) = (LiveAccounts.Of(bench), PlainAccounts.Of(bench), SqliteFile.Of(bench));
        var keys = Keys(bench.Objects).AsSpan(0, bench.IsQuick ? bench.Objects / 2 : bench.Objects).ToArray();
        var contest = new InMemory(bench, "W6", "look-up by Email");
        contest.Add("PersistentObjects", count => LookUp(live.Bank, keys.AsSpan(0, count)), keys.Length);
        contest.Add("Dictionary<string, T>", count => LookUp(plain.ByEmail, keys.AsSpan(0, count)), keys.Length, Target.Ratio(1.2));
        if (sqlite is not null) contest.Add("SQLite", count => Ask(count, keys, sqlite.BalanceByEmail), bench.Count(SlowLookUps));
        contest.Report();
    }

    /// <summary>Other strings than the objects hold, as they come from a request.</summary>
    internal static string[] Keys(int count)
    {
        var random = new Random(4);
        var keys = new string[count];
        for (var i = 0; i < count; i++) keys[i] = Population.Email(random.Next(count));
        return keys;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static void LookUp(Bank bank, ReadOnlySpan<string> keys)
    {
        var sum = 0L;
        var accounts = bank.Accounts.ByEmail;
        foreach (var key in keys) sum += accounts.Find(key)!.Balance;
        s_sink += sum;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static void LookUp(Dictionary<string, PlainAccount> accounts, ReadOnlySpan<string> keys)
    {
        var sum = 0L;
        foreach (var key in keys) sum += accounts[key].Balance;
        s_sink += sum;
    }

    static void Ask(int count, string[] keys, Func<string, long> find)
    {
        for (var i = 0; i < count; i++) s_sink += find(keys[i]);
    }
}
