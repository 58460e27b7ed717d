using PersistentObjects.Concurrency.Tests.Model;
using PersistentObjects.Concurrency.Tests.Support;

namespace PersistentObjects.Concurrency.Tests.Isolation;

/// <summary>The threads that move money.</summary>
static class Transfers
{
    /// <summary>Each writer has its own.</summary>
    internal enum Form
    {
        Write,
        Asynchronous,
        Explicit,
        Impatient,
    }

    internal static void Run(Market market, Form form, Random random)
    {
        while (!market.World.IsStopped)
        {
            var version = form switch
            {
                Form.Write => Write(market, random),
                Form.Asynchronous => WriteAsync(market, random).GetAwaiter().GetResult(),
                Form.Explicit => WriteExplicitly(market, random),
                _ => WriteImpatiently(market, random),
            };
            if (version > 0) market.NoteAcknowledged(version);
        }
    }

    static long Write(Market market, Random random)
    {
        try
        {
            return market.World.Ledger.Write(() => Move(market, random, mayFail: true));
        }
        catch (TimeoutException)
        {
            return 0;
        }
    }

    static async Task<long> WriteAsync(Market market, Random random)
    {
        var ledger = market.World.Ledger;
        Task<long>[] all = [.. Enumerable.Range(0, 8).Select(_ => ledger.WriteAsync(() => Move(market, random, mayFail: false)))];
        return (await Task.WhenAll(all)).Max();
    }

    static long WriteExplicitly(Market market, Random random)
    {
        using var transaction = market.World.Ledger.BeginWrite();
        var version = Move(market, random, mayFail: false);
        if (random.Next(4) == 0) return 0;
        transaction.Commit();
        return version;
    }

    static long WriteImpatiently(Market market, Random random)
    {
        var ledger = market.World.Ledger;
        using var cancellation = new CancellationTokenSource(random.Next(3));
        try
        {
            return ledger.Write(() => Move(market, random, mayFail: false), cancellationToken: cancellation.Token);
        }
        catch (OperationCanceledException)
        {
            return 0;
        }
        catch (TransactionOutcomeUnknownException unknown)
        {
            Worker.Await(ledger.WaitForVersion(unknown.Version));
            return unknown.Version;
        }
    }

    /// <summary>The version that the transaction gets, if it commits.</summary>
    static long Move(Market market, Random random, bool mayFail)
    {
        var (from, to) = (Any(market, random), Any(market, random));
        if (from == to) return 0;
        var amount = random.Next(1, 30);
        Set(from, from.Balance - amount);
        if (mayFail && random.Next(5) == 0) throw new TimeoutException();
        Set(to, to.Balance + amount);
        if (random.Next(4) == 0) (from.Key, to.Key) = (to.Key, from.Key);
        return market.World.Ledger.Heap.Staged + 1;
    }

    static void Set(Account account, long balance)
    {
        account.Balance = balance;
        account.Tier = Market.TierOf(Math.Abs(balance));
    }

    static Account Any(Market market, Random random) => market.Accounts[random.Next(Market.Count)];
}
