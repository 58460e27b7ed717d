using PersistentObjects.Concurrency.Tests.Model;
using PersistentObjects.Concurrency.Tests.Stress;

namespace PersistentObjects.Concurrency.Tests.Isolation;

/// <summary>1,000 accounts with the same balance at first, each in the tier that its balance gives it.</summary>
sealed class Market
{
    internal const int Count = 1000;
    internal const long Start = 100;
    internal const long Total = Count * Start;

    int _acknowledged;
    int _audits;
    long _newest;

    internal Market(int seed, int failuresPerMillion)
    {
        World = new World(seed, relaxed: false, permanents: 0, relaxedOnes: 0);
        Accounts = [.. Enumerable.Range(0, Count).Select(i => new Account("a" + i, Start, TierOf(Start)))];
        World.Ledger.Write(() => Array.ForEach(Accounts, account => World.Ledger.Add(account)));
        World.Log.FailuresPerMillion = failuresPerMillion;
    }

    internal World World { get; }

    internal Account[] Accounts { get; }

    internal int Acknowledged => _acknowledged;

    internal long NewestAcknowledged => _newest;

    internal int Audits => _audits;

    internal static Tier TierOf(long balance) => (Tier)(balance / 50 % 4);

    internal void NoteAudit() => Interlocked.Increment(ref _audits);

    /// <summary>Somebody has been told that a version is committed.</summary>
    internal void NoteAcknowledged(long version)
    {
        World.Check(World.Log.Durable >= version, "acknowledged before it is durable", "transfer");
        Interlocked.Increment(ref _acknowledged);
        long newest;
        while ((newest = Volatile.Read(ref _newest)) < version) Interlocked.CompareExchange(ref _newest, version, newest);
    }
}
