using System.Runtime.CompilerServices;

namespace PersistentObjects.Benchmarks;

/// <summary>All objects of one tier of ten, with one property of each, against a set of plain objects.</summary>
static class MatchWorkloads
{
    const int Rounds = 15;
    const int WarmUps = 60;

    static long s_sink;

    internal static IEnumerable<Measurement> Run(Bank bank, PlainAccount[] plain)
    {
        // In the order in which they were made, as a set that grew with them has them.
        var gold = plain.Where(account => account.Tier == Tier.Tier9).OrderBy(account => account.Balance).ToHashSet();
        for (var i = 0; i < WarmUps; i++)
        {
            Sum(bank);
            SumByLinq(bank);
            Sum(gold);
            SumByLinq(gold);
        }
        Thread.Sleep(150);
        yield return Compare("W7 sum over 100,000 equality matches / HashSet", gold.Count, () => Sum(bank), () => Sum(gold));
        yield return Compare("W7 the same by LINQ / LINQ", gold.Count, () => SumByLinq(bank), () => SumByLinq(gold));
    }

    static Measurement Compare(string name, int count, Action ours, Action theirs)
    {
        var (a, b) = Interleaved.Run(Rounds, () => Interleaved.ProcessorSeconds(ours), () => Interleaved.ProcessorSeconds(theirs));
        return new Measurement(name, a / b, $"{1e9 * a / count:F2} ns against {1e9 * b / count:F2} ns", "<= 2.00", a / b <= 2);
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

    [MethodImpl(MethodImplOptions.NoInlining)]
    static void SumByLinq(Bank bank) => s_sink += bank.Accounts.ByTier[Tier.Tier9].Sum(account => account.Balance);

    [MethodImpl(MethodImplOptions.NoInlining)]
    static void SumByLinq(HashSet<PlainAccount> accounts) => s_sink += accounts.Sum(account => account.Balance);
}
