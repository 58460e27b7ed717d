using PersistentObjects.Concurrency.Tests.Model;
using PersistentObjects.Concurrency.Tests.Stress;

namespace PersistentObjects.Concurrency.Tests.Isolation;

/// <summary>The threads that count the money, each in scopes of its own form.</summary>
static class Audits
{
    internal enum Form
    {
        Scope,
        Lambda,
        View,
        SharedView,
    }

    internal static void Run(Market market, Form form, Random random)
    {
        var ledger = market.World.Ledger;
        var versions = new Dictionary<Account, long>();
        var newest = 0L;
        while (!market.World.IsStopped)
        {
            var before = ledger.Version;
            var version = form switch
            {
                Form.Scope => InScope(market, random, versions),
                Form.Lambda => ledger.Read(() => InScope(market, random, versions)),
                Form.View => InView(market, random, versions),
                _ => InSharedView(market, random, versions),
            };
            World.Check(version >= newest && version >= before, "a scope went back in time", form.ToString());
            newest = version;
            market.NoteAudit();
        }
    }

    static long InScope(Market market, Random random, Dictionary<Account, long> versions)
    {
        using var scope = market.World.Ledger.BeginRead();
        Count(market, scope.Version, random);
        NoteVersions(market, scope.Version, versions);
        if (random.Next(3) == 0) Thread.Yield();
        Count(market, scope.Version, random);
        return scope.Version;
    }

    /// <summary>Left and entered again, while others write.</summary>
    static long InView(Market market, Random random, Dictionary<Account, long> versions)
    {
        using var view = market.World.Ledger.OpenView();
        using (view.Enter()) Count(market, view.Version, random);
        Thread.Yield();
        using (view.Enter())
        {
            Count(market, view.Version, random);
            NoteVersions(market, view.Version, versions);
        }
        return view.Version;
    }

    /// <summary>Two threads inside one view, the other one until after it is disposed.</summary>
    static long InSharedView(Market market, Random random, Dictionary<Account, long> versions)
    {
        var view = market.World.Ledger.OpenView();
        var seed = random.Next();
        using var entered = new ManualResetEventSlim();
        var other = Task.Run(() =>
        {
            using var scope = view.Enter();
            entered.Set();
            Count(market, scope.Version, new Random(seed));
        });
        using (view.Enter())
        {
            Count(market, view.Version, random);
            NoteVersions(market, view.Version, versions);
        }
        entered.Wait();
        view.Dispose();
        other.GetAwaiter().GetResult();
        return view.Version;
    }

    static void Count(Market market, long version, Random random)
    {
        var ledger = market.World.Ledger;
        World.Check(market.World.Log.Durable >= version, "a version that is not durable", "audit");
        var (sum, count) = (0L, 0);
        var tiers = new int[4];
        foreach (var account in ledger.Accounts)
        {
            var balance = account.Balance;
            sum += balance;
            count++;
            tiers[(int)Market.TierOf(Math.Abs(balance))]++;
            World.Check(account.Version <= version, "an object from the future", "audit");
        }
        World.Check(sum == Market.Total && count == Market.Count, $"{sum} in {count} accounts at version {version}", "audit");
        var tier = (Tier)random.Next(4);
        var found = ledger.Accounts.ByTier[tier].ToList();
        World.Check(found.Count == tiers[(int)tier], $"{found.Count} in {tier} by the index, {tiers[(int)tier]} by the objects", "audit");
        World.Check(found.TrueForAll(account => Market.TierOf(Math.Abs(account.Balance)) == tier), "one of another tier by the index", "audit");
        for (var i = 0; i < 20; i++)
        {
            var account = market.Accounts[random.Next(Market.Count)];
            World.Check(ledger.Accounts.ByKey.Find(account.Key) == account, "a key finds another account", "audit");
        }
    }

    static void NoteVersions(Market market, long version, Dictionary<Account, long> versions)
    {
        for (var i = 0; i < Market.Count; i += 37)
        {
            var account = market.Accounts[i];
            var found = account.Version;
            World.Check(found >= versions.GetValueOrDefault(account) && found <= version, "an object went back in time", "audit");
            versions[account] = found;
        }
    }
}
