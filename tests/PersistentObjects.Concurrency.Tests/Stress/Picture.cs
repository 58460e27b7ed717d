using PersistentObjects.Concurrency.Tests.Model;

namespace PersistentObjects.Concurrency.Tests.Stress;

/// <summary>The whole store as an open scope shows it, and the checks that it is one moment.</summary>
sealed class Picture
{
    const string Where = "scope";

    readonly World _world;
    readonly Dictionary<Account, Values> _values = [];

    internal Picture(World world, long version)
    {
        _world = world;
        foreach (var account in world.Ledger.Accounts)
        {
            World.Check(_values.TryAdd(account, Values.Of(account)), "the extent yields an object twice", Where);
        }
        var shared = _values.Where(pair => pair.Value.Tier != Tier.Internal).ToArray();
        foreach (var (account, values) in shared)
        {
            World.Check(world.Seen(values.Mark, Where) <= version, "sees the future", Where);
            World.Check(values.Amount == Stamps.Amount(values.Balance), "two properties of different versions", Where);
            World.Check(values.Partner is not { } partner || _values[partner].Partner == account, "half a pair", Where);
            World.Check(account.Version <= version, "an object newer than the scope", Where);
        }
        var sum = shared.Sum(pair => pair.Value.Balance);
        World.Check(sum == World.Permanents * World.Start, $"the sum is {sum}, version {version}, {shared.Length} accounts", Where);
        foreach (var account in world.Permanent) World.Check(_values.ContainsKey(account), "an object is missing", Where);
        CheckIndexes();
    }

    internal Values this[Account account] => _values[account];

    /// <summary>What the extent does not yield can't be read either.</summary>
    internal void CheckUnseen(IEnumerable<Account> accounts)
    {
        foreach (var account in accounts)
        {
            if (_values.ContainsKey(account)) continue;
            try
            {
                _ = account.Balance;
                // Readable if it is detached, as it is when its Add was rolled back, or not begun yet.
                World.Check(account.Home is null || account.Sidecar is not null, "an object outside the scope can be read", Where);
            }
            catch (ObjectDeletedException)
            {
                // As it must be.
            }
        }
    }

    internal void CheckAgain(Random random)
    {
        foreach (var (account, values) in _values) World.Check(Values.Of(account) == values, "not repeatable", Where);
        World.Check(_world.Ledger.Accounts.ToHashSet().SetEquals(_values.Keys), "the extent is not repeatable", Where);
        World.Check(_world.Ledger.Accounts.Count == _values.Count, "the number of objects is another one", Where);
        var (one, known) = _values.ElementAt(random.Next(_values.Count));
        World.Check(_world.Ledger.Accounts.ByKey.Find(known.Key) == one, "a lookup is not repeatable", Where);
        World.Check(_world.Ledger.Accounts.Find(one.Id) == one, "an object is not found by its id", Where);
        CheckTier((Tier)random.Next(4));
    }

    void CheckIndexes()
    {
        World.Check(_values.Values.Select(values => values.Key).Distinct().Count() == _values.Count, "two objects have one key", Where);
        foreach (var (account, values) in _values)
        {
            World.Check(_world.Ledger.Accounts.ByKey.Find(values.Key) == account, "the unique index differs from the extent", Where);
        }
        foreach (var tier in Enum.GetValues<Tier>()) CheckTier(tier);
    }

    void CheckTier(Tier tier)
    {
        Account[] found = [.. _world.Ledger.Accounts.ByTier[tier]];
        World.Check(found.Distinct().Count() == found.Length, "an index yields an object twice", Where);
        World.Check(
            found.ToHashSet().SetEquals(_values.Where(pair => pair.Value.Tier == tier).Select(pair => pair.Key)),
            "the equality index differs from the extent",
            Where);
    }
}
