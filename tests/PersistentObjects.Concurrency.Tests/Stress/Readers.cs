using PersistentObjects.Concurrency.Tests.Model;

namespace PersistentObjects.Concurrency.Tests.Stress;

/// <summary>The threads that read, in scopes and outside.</summary>
static class Readers
{
    /// <summary>Everything that a scope shows is one moment, and stays so.</summary>
    internal static void InScopes(World world, Random random)
    {
        while (!world.IsStopped)
        {
            var probe = world.Permanent[random.Next(World.Permanents)];
            var before = world.Seen(probe.Mark, "before a scope");
            using var scope = world.Ledger.BeginRead();
            World.Check(scope.Version >= before, "older than what was seen before it", "scope");
            Interlocked.Increment(ref world.Done.Scopes);
            var picture = new Picture(world, scope.Version);
            World.Check(Stamps.VersionOf(picture[probe].Mark) >= before, "went back in time", "scope");
            picture.CheckUnseen(world.Dynamic.Concat(world.Detached));
            Pause(random);
            picture.CheckAgain(random);
        }
    }

    /// <summary>Without a scope each read is on its own: whole, committed, durable, and never back in time.</summary>
    internal static void Outside(World world, Random random, bool opensScopes)
    {
        var accounts = world.Ledger.Accounts;
        var last = new Dictionary<Account, long>();
        var newest = 0L;
        while (!world.IsStopped)
        {
            Interlocked.Increment(ref world.Done.OutsideReads);
            var account = world.Permanent[random.Next(World.Permanents)];
            var version = world.Seen(account.Mark, "outside");
            World.Check(version >= last.GetValueOrDefault(account), "an object went back in time", "outside");
            newest = Math.Max(newest, last[account] = version);
            World.Check(Stamps.IsWhole(account.Amount), "torn amount", "outside");
            World.Check(accounts.ByKey.Contains("p" + random.Next(World.Permanents)), "a key that is always there is not found", "outside");
            if (world.Dynamic is { Length: > 0 } dynamic) SeeIfThere(world, dynamic[random.Next(dynamic.Length)]);
            if (world.Detached.TryPeek(out var detached)) SeeIfThere(world, detached);
            if (!opensScopes) continue;
            if (random.Next(16) == 0)
            {
                Account[] found = [.. accounts.ByTier[(Tier)random.Next(4)]];
                World.Check(found.Distinct().Count() == found.Length, "an index yields an object twice", "outside");
            }
            if (random.Next(32) == 0)
            {
                foreach (var one in accounts) SeeIfThere(world, one);
            }
            if (random.Next(64) == 0)
            {
                using var scope = world.Ledger.BeginRead();
                World.Check(scope.Version >= newest, "older than what was seen before it", "scope");
            }
        }
    }

    static void SeeIfThere(World world, Account account)
    {
        try
        {
            world.Seen(account.Mark, "outside");
        }
        catch (ObjectDeletedException)
        {
            // Accounts that come and go.
        }
    }

    static void Pause(Random random)
    {
        switch (random.Next(100))
        {
            case < 30: Thread.Yield(); break;
            case < 50: Thread.Sleep(random.Next(1, 4)); break;
            case < 52: Thread.Sleep(20); break;
        }
    }
}
