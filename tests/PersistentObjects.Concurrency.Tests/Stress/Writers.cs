using PersistentObjects.Concurrency.Tests.Model;
using PersistentObjects.Concurrency.Tests.Support;

namespace PersistentObjects.Concurrency.Tests.Stress;

/// <summary>The threads that write. Each ends when the world is stopped or the store is poisoned.</summary>
static class Writers
{
    /// <summary>Durable transactions of all sorts, and what their thread must and must not see afterwards.</summary>
    internal static void Synchronous(World world, Random random)
    {
        var bodies = new Bodies(world, random);
        while (!world.IsStopped)
        {
            switch (random.Next(100))
            {
                case < 70: Commit(world, bodies); break;
                case < 84: RollBack(world, bodies); break;
                case < 90: OnlyRead(world, random, throws: false); break;
                case < 95: OnlyRead(world, random, throws: true); break;
                default: Violate(world, random); break;
            }
        }
    }

    /// <summary>Up to 24 transactions in flight.</summary>
    internal static void Asynchronous(World world, Random random)
    {
        var flying = new Queue<(Task Task, long Version, Account[] Changed)>();
        var bodies = new Bodies(world, random);
        while (!world.IsStopped)
        {
            var task = world.Ledger.WriteAsync(() => bodies.Run(willFail: false), Durability.Full);
            flying.Enqueue((task, bodies.Version, [.. bodies.Changed]));
            if (flying.Count < 24) continue;
            while (flying.Count > 4)
            {
                var (oldest, version, changed) = flying.Dequeue();
                Worker.Await(oldest);
                foreach (var account in changed) SeesOwn(world, account, version, "after WriteAsync");
            }
        }
        foreach (var (task, _, _) in flying) Worker.Await(task);
    }

    /// <summary>Setters that need not wait for the disk, beside transactions that do.</summary>
    internal static void Relaxed(World world, Random random)
    {
        for (var value = 1L; !world.IsStopped; value++)
        {
            var account = world.Relaxed[random.Next(World.RelaxedOnes)];
            account.Balance = value;
            World.Check(account.Balance == value, "does not see its own write", "relaxed setter");
            if (value % 1024 == 0) _ = world.Ledger.FlushAsync();
            if (value % 64 == 0) Thread.Yield();
        }
    }

    static void Commit(World world, Bodies bodies)
    {
        world.Ledger.Write(() => bodies.Run(willFail: false), Durability.Full);
        if (bodies.Changed.Any()) World.Check(world.Log.Durable >= bodies.Version, "acknowledged before it is durable", "writer");
        foreach (var account in bodies.Changed) SeesOwn(world, account, bodies.Version, "after Write");
        foreach (var account in bodies.Deleted) World.Check(account.IsDeleted, "a deleted object is there", "after Write");
    }

    static void RollBack(World world, Bodies bodies)
    {
        try
        {
            world.Ledger.Write(
                () =>
                {
                    bodies.Run(willFail: true);
                    throw new TimeoutException();
                },
                Durability.Full);
        }
        catch (TimeoutException)
        {
            foreach (var account in bodies.Added) world.Detached.Enqueue(account);
            while (world.Detached.Count > 40) world.Detached.TryDequeue(out _);
        }
    }

    static void OnlyRead(World world, Random random, bool throws)
    {
        var mark = Guid.Empty;
        var account = world.Permanent[random.Next(World.Permanents)];
        try
        {
            world.Ledger.Write(
                () =>
                {
                    mark = account.Mark;
                    if (throws) throw new TimeoutException();
                },
                Durability.Full);
        }
        catch (TimeoutException)
        {
            // Its own.
        }
        world.Seen(mark, throws ? "carried out by an exception" : "returned by a transaction that only read");
    }

    static void Violate(World world, Random random)
    {
        var a = world.Permanent[random.Next(World.Permanents)];
        var b = world.Permanent[random.Next(World.Permanents)];
        if (a == b) return;
        try
        {
            world.Ledger.Write(
                () =>
                {
                    a.Balance += 5;
                    a.Key = b.Key;
                },
                Durability.Full);
        }
        catch (UniqueViolationException)
        {
            return;
        }
        World.Check(false, "two objects have one key", "writer");
    }

    static void SeesOwn(World world, Account account, long version, string where)
    {
        try
        {
            World.Check(world.Seen(account.Mark, where) >= version, "does not see its own write", where);
        }
        catch (ObjectDeletedException)
        {
            // Another writer has deleted it since.
        }
    }
}
