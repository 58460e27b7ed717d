using PersistentObjects.Concurrency.Tests.Stress;
using PersistentObjects.Concurrency.Tests.Support;

namespace PersistentObjects.Concurrency.Tests.Isolation;

/// <summary>
/// Money moves between 1,000 accounts: four writers, eight readers, each with its own form of transaction and of scope, on
/// syncs that are slow and, in one test, fail some day. PERSISTENTOBJECTS_STRESS_SECONDS makes the rounds longer.
/// </summary>
[NonParallelizable]
public class TransferTests
{
    static readonly TimeSpan Round = TimeSpan.FromSeconds(
        int.TryParse(Environment.GetEnvironmentVariable("PERSISTENTOBJECTS_STRESS_SECONDS"), out var seconds) ? seconds : 3);

    [TestCase(0)]
    [TestCase(4000)]
    public void Every_scope_shows_one_moment_in_which_no_money_is_missing(int failuresPerMillion)
    {
        var market = new Market(Random.Shared.Next(), failuresPerMillion);
        var threads = new Threads(market.World);
        foreach (var form in Enum.GetValues<Transfers.Form>()) threads.Add((_, random) => Transfers.Run(market, form, random));
        foreach (var form in Enum.GetValues<Audits.Form>())
        {
            for (var i = 0; i < 2; i++) threads.Add((_, random) => Audits.Run(market, form, random));
        }
        threads.RunFor(Round);

        if (market.World.Failures.FirstOrDefault() is { } failure) throw new AssertionException($"Seed {market.World.Seed}: {failure}", failure);
        var ledger = market.World.Ledger;
        TestContext.Out.WriteLine($"Seed {market.World.Seed}: {ledger.Version} versions, {market.Acknowledged} transfers acknowledged, {market.Audits} audits");
        market.Audits.ShouldBeGreaterThan(0);
        // What was acknowledged is there; after a failure as well.
        ledger.Version.ShouldBeGreaterThanOrEqualTo(market.NewestAcknowledged);
        market.World.Log.Durable.ShouldBeGreaterThanOrEqualTo(ledger.Version);
        ledger.Accounts.Sum(account => account.Balance).ShouldBe(Market.Total);
        Worker.Until(() => ledger.CountUnsettled() == 0);
        ledger.Heap.Scopes.IsEmpty.ShouldBeTrue();
        if (ledger.Transactions.Fault is null) ledger.Dispose();
        else failuresPerMillion.ShouldBeGreaterThan(0);
    }
}
