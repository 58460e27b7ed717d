using System.Runtime.CompilerServices;

namespace PersistentObjects.Benchmarks.Workloads;

/// <summary>What a read scope costs: to open and close it, and to read through it while others have changed objects.</summary>
static class ReadScopes
{
    const int Scopes = 1_000_000;
    const int Rounds = 9;
    const int WarmUp = 1000;

    /// <summary>One object in so many has changed since the scope was opened, and keeps an old version for it.</summary>
    const int ChangedOneIn = 100;

    static long s_sink;

    internal static IEnumerable<Measurement> Run(Bank bank, Account[] accounts)
    {
        yield return OpenAndClose(bank);
        yield return ReadThrough(bank, accounts);
    }

    static Measurement OpenAndClose(Bank bank)
    {
        // As tiered compilation wants it: many short calls, then time.
        for (var i = 0; i < 40; i++) OpenAndClose(bank, WarmUp);
        Thread.Sleep(150);
        var times = new double[Rounds];
        for (var i = 0; i < Rounds; i++) times[i] = Interleaved.ProcessorSeconds(() => OpenAndClose(bank, Scopes));
        var nanoseconds = 1e9 * Interleaved.Median(times) / Scopes;
        return new Measurement("W13 open and close a read scope", null, $"{nanoseconds:F0} ns", "< 200 ns", nanoseconds < 200);
    }

    static Measurement ReadThrough(Bank bank, Account[] accounts)
    {
        using var view = bank.OpenView();
        bank.Write(accounts, static accounts =>
        {
            for (var i = 0; i < accounts.Length; i += ChangedOneIn) accounts[i].UpdatedAt++;
        });
        for (var i = 0; i < 40; i++)
        {
            ReadInView(view, accounts.AsSpan(0, WarmUp));
            Read(accounts.AsSpan(0, WarmUp));
        }
        Thread.Sleep(150);
        var (a, b) = Interleaved.Run(
            Rounds, () => Interleaved.ProcessorSeconds(() => ReadInView(view, accounts)), () => Interleaved.ProcessorSeconds(() => Read(accounts)));
        return new Measurement(
            $"W5 random read through a scope, 1 of {ChangedOneIn} changed since / without one",
            a / b,
            $"{1e9 * a / accounts.Length:F2} ns against {1e9 * b / accounts.Length:F2} ns",
            "<= 1.60",
            a / b <= 1.6);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static void OpenAndClose(Bank bank, int count)
    {
        var sum = 0L;
        for (var i = 0; i < count; i++)
        {
            using var scope = bank.BeginRead();
            sum += scope.Version;
        }
        s_sink += sum;
    }

    static void ReadInView(StoreView view, ReadOnlySpan<Account> accounts)
    {
        using var scope = view.Enter();
        Read(accounts);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static void Read(ReadOnlySpan<Account> accounts)
    {
        var sum = 0L;
        foreach (var account in accounts) sum += account.Balance;
        s_sink += sum;
    }
}
