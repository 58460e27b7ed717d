using System.Collections.Concurrent;
using PersistentObjects.Concurrency.Tests.Model;
using PersistentObjects.Concurrency.Tests.Support;

namespace PersistentObjects.Concurrency.Tests.Stress;

/// <summary>One store under stress: what its threads share, and what all of them check.</summary>
sealed class World
{
    internal const int Permanents = 120;
    internal const int RelaxedOnes = 16;
    internal const long Start = 1000;

    readonly ConcurrentQueue<Exception> _failures = new();
    volatile bool _stopped;
    long _tickets;

    internal World(int seed, bool relaxed, int permanents = Permanents, int relaxedOnes = RelaxedOnes)
    {
        Seed = seed;
        Delays = new Delays(seed);
        Log = new SlowLog(seed, Delays);
        Ledger = Ledgers.On(Log, new StoreOptions { Durability = relaxed ? Durability.Relaxed : Durability.Full });
        Permanent =
        [
            .. Enumerable.Range(0, permanents).Select(
                i => new Account("p" + i, Start, (Tier)(i % 4)) { Amount = Stamps.Amount(Start) }),
        ];
        Relaxed = [.. Enumerable.Range(0, relaxedOnes).Select(i => new Account("r" + i, tier: Tier.Internal))];
        Ledger.Write(
            () =>
            {
                foreach (var account in Permanent.Concat(Relaxed)) Ledger.Add(account);
                Journal.Record(1, 0, [.. Permanent.Select(account => (account, (Values?)Values.Of(account)))]);
            },
            Durability.Full);
    }

    internal int Seed { get; }

    internal Delays Delays { get; }

    internal SlowLog Log { get; }

    internal Ledger Ledger { get; }

    internal Journal Journal { get; } = new();

    /// <summary>Accounts that are never deleted.</summary>
    internal Account[] Permanent { get; }

    /// <summary>Accounts that only relaxed setters change.</summary>
    internal Account[] Relaxed { get; }

    /// <summary>Accounts that come and go, some of them already deleted.</summary>
    internal volatile Account[] Dynamic = [];

    /// <summary>Accounts whose Add was rolled back.</summary>
    internal ConcurrentQueue<Account> Detached { get; } = new();

    /// <summary>What the readers did.</summary>
    internal Reading Done { get; } = new();

    internal bool IsStopped => _stopped;

    internal IEnumerable<Exception> Failures => _failures;

    /// <summary>Names one run of a body.</summary>
    internal long NextTicket() => Interlocked.Increment(ref _tickets) & 0xFFFFFFFF;

    internal void Stop() => _stopped = true;

    internal void Fail(Exception failure)
    {
        _failures.Enqueue(failure);
        Stop();
    }

    /// <summary>A wide value that was read outside a body: whole, committed, durable.</summary>
    internal long Seen(Guid mark, string where)
    {
        Check(Stamps.TryParse(mark, out var version, out var ticket), "torn value", where);
        if (version == 0) return 0;
        Check(Journal.Committed(version, ticket), "value of a transaction that was rolled back", where);
        Check(Log.Durable >= version, "value that is not durable", where);
        return version;
    }

    internal static void Check(bool condition, string failure, string where)
    {
        if (!condition) throw new InvalidDataException($"{where}: {failure}");
    }

    internal sealed class Reading
    {
        internal int Scopes;
        internal int OutsideReads;
    }
}
