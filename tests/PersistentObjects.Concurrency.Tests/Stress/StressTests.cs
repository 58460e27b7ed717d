using System.Diagnostics;
using PersistentObjects.Concurrency.Tests.Model;
using PersistentObjects.Concurrency.Tests.Support;

namespace PersistentObjects.Concurrency.Tests.Stress;

/// <summary>
/// All kinds of writers and readers at once on a slow log, with random delays at every hook point. Two or three seconds
/// each; PERSISTENTOBJECTS_STRESS_SECONDS makes it minutes, with a new seed every round, and
/// PERSISTENTOBJECTS_STRESS_SEED names the first one.
/// </summary>
[NonParallelizable]
public class StressTests
{
    static readonly TimeSpan Round = TimeSpan.FromSeconds(2.5);

    [Test]
    public void Readers_and_writers_on_a_log_that_works() => Repeat(seed => Run(seed));

    [Test]
    public void Readers_and_writers_on_a_log_that_fails_some_day() => Repeat(seed => Run(seed, failuresPerMillion: 1500));

    [Test]
    public void Without_scopes_everything_settles_at_once() => Repeat(seed => Run(seed, scopes: false));

    [Test]
    public void Relaxed_setters_beside_durable_transactions() => Repeat(seed => Run(seed, relaxed: true));

    [Test]
    public void Relaxed_setters_alone() => Repeat(seed =>
    {
        var world = new World(seed, relaxed: true);
        var threads = new Threads(world);
        threads.Add(RelaxedRoles.SetInTurn);
        threads.Add(RelaxedRoles.SetWide);
        threads.Add(RelaxedRoles.ReadPrefixes);
        threads.Add(RelaxedRoles.ReadPrefixes);
        threads.Add(RelaxedRoles.ReadWide);
        threads.RunFor(Round);
        CheckEnd(world, relaxed: true, compare: false);
    });

    static void Run(int seed, int failuresPerMillion = 0, bool scopes = true, bool relaxed = false)
    {
        var world = new World(seed, relaxed);
        world.Log.FailuresPerMillion = failuresPerMillion;
        var threads = new Threads(world);
        threads.Add(Writers.Synchronous);
        threads.Add(Writers.Synchronous);
        threads.Add(Writers.Asynchronous);
        if (relaxed) threads.Add(Writers.Relaxed);
        for (var i = 0; i < 2; i++)
        {
            if (scopes) threads.Add(Readers.InScopes);
            threads.Add((world, random) => Readers.Outside(world, random, scopes));
        }
        threads.RunFor(Round);
        CheckEnd(world, relaxed, compare: true);
    }

    static void CheckEnd(World world, bool relaxed, bool compare)
    {
        if (world.Failures.FirstOrDefault() is { } failure) throw new AssertionException($"Seed {world.Seed}: {failure}", failure);
        var ledger = world.Ledger;
        TestContext.Out.WriteLine(
            $"Seed {world.Seed}: {ledger.Version} versions, {world.Done.Scopes} scopes, {world.Done.OutsideReads} reads outside");
        // Nobody writes any more: the pipeline runs dry, and everything settles by itself.
        if (ledger.Transactions.Fault is null) Worker.Await(ledger.FlushAsync());
        Worker.Until(() => ledger.CountUnsettled() == 0);
        if (!relaxed) world.Log.Durable.ShouldBeGreaterThanOrEqualTo(ledger.Version);
        var (objects, indexes) = ledger.CountCandidates();
        indexes.ShouldBe([objects, objects]);
        ledger.Accounts.Count.ShouldBe(objects);
        if (compare) Compare(world);
        if (ledger.Transactions.Fault is null) ledger.Dispose();
    }

    /// <summary>What is there is what the published transactions have made of it.</summary>
    static void Compare(World world)
    {
        var accounts = world.Ledger.Accounts;
        var model = world.Journal.StateAt(world.Ledger.Version);
        accounts.Where(account => account.Tier != Tier.Internal).ShouldBe(model.Keys, ignoreOrder: true);
        foreach (var (account, values) in model)
        {
            Values.Of(account).ShouldBe(values);
            accounts.ByKey.Find(values.Key).ShouldBe(account);
        }
        foreach (var tier in Enum.GetValues<Tier>().Except([Tier.Internal]))
        {
            accounts.ByTier[tier].ShouldBe(model.Where(pair => pair.Value.Tier == tier).Select(pair => pair.Key), ignoreOrder: true);
        }
    }

    static void Repeat(Action<int> round)
    {
        if (!int.TryParse(Environment.GetEnvironmentVariable("PERSISTENTOBJECTS_STRESS_SEED"), out var seed)) seed = Random.Shared.Next();
        _ = int.TryParse(Environment.GetEnvironmentVariable("PERSISTENTOBJECTS_STRESS_SECONDS"), out var seconds);
        var begun = Stopwatch.GetTimestamp();
        do round(seed++);
        while (Stopwatch.GetElapsedTime(begun).TotalSeconds < Math.Max(seconds, Round.TotalSeconds));
    }
}
