using PersistentObjects.Concurrency.Tests.Model;

namespace PersistentObjects.Concurrency.Tests.Stress;

/// <summary>
/// Nothing but relaxed setters, which write fields directly when they may. One thread sets the accounts in turn to 1, then
/// in turn to 2, and so on, so that every prefix of the commit order can be told.
/// </summary>
static class RelaxedRoles
{
    internal static void SetInTurn(World world, Random random)
    {
        for (var value = 1L; !world.IsStopped; value++)
        {
            foreach (var account in world.Relaxed) account.Balance = value;
            if (random.Next(256) == 0) _ = world.Ledger.FlushAsync();
            if (random.Next(64) == 0) Thread.Yield();
        }
    }

    internal static void SetWide(World world, Random random)
    {
        for (var value = 1L; !world.IsStopped; value++)
        {
            world.Permanent[value % 4].Mark = Stamps.Mark(value & 0x7FFFFFFF, value & 0x7FFFFFFF);
            if (random.Next(128) == 0) Thread.Yield();
        }
    }

    internal static void ReadPrefixes(World world, Random random)
    {
        while (!world.IsStopped)
        {
            var probe = world.Relaxed[random.Next(World.RelaxedOnes)];
            var before = probe.Balance;
            using (world.Ledger.BeginRead())
            {
                Interlocked.Increment(ref world.Done.Scopes);
                World.Check(probe.Balance >= before, "older than what was seen before it", "relaxed scope");
                var seen = Balances();
                var isPrefix = seen[0] - seen[^1] <= 1 && seen.Zip(seen.Skip(1)).All(pair => pair.First >= pair.Second);
                World.Check(isPrefix, "not a prefix", "relaxed scope");
                if (random.Next(4) == 0) Thread.Yield();
                World.Check(Balances().SequenceEqual(seen), "not repeatable", "relaxed scope");
            }
            Thread.SpinWait(random.Next(3000));
            if (random.Next(8) == 0) Thread.Yield();
        }

        long[] Balances() => [.. world.Relaxed.Select(account => account.Balance)];
    }

    internal static void ReadWide(World world, Random random)
    {
        var last = new Dictionary<Account, long>();
        while (!world.IsStopped)
        {
            var account = world.Permanent[random.Next(4)];
            var version = Whole(account);
            Interlocked.Increment(ref world.Done.OutsideReads);
            World.Check(version >= last.GetValueOrDefault(account), "went back in time", "relaxed wide value");
            last[account] = version;
            if (random.Next(16) > 0) continue;
            using (world.Ledger.BeginRead())
            {
                var mark = Whole(account);
                World.Check(mark >= version, "went back in time", "relaxed wide value in a scope");
                Thread.SpinWait(200);
                World.Check(Whole(account) == mark, "not repeatable", "relaxed wide value in a scope");
            }
        }

        static long Whole(Account account)
        {
            World.Check(Stamps.TryParse(account.Mark, out var version, out var ticket) && version == ticket, "torn", "relaxed wide value");
            return version;
        }
    }
}
