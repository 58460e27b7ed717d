using System.Diagnostics;
using PersistentObjects.Concurrency.Tests.Support;
using PersistentObjects.Objects;

namespace PersistentObjects.Concurrency.Tests.Stress;

/// <summary>The threads of one round, with delays at their hook points.</summary>
sealed class Threads(World world)
{
    readonly List<Thread> _threads = [];

    internal void Add(Action<World, Random> role)
    {
        var number = _threads.Count;
        _threads.Add(new Thread(() => Run(role, number)) { IsBackground = true, Name = $"{role.Method.Name} {number}" });
    }

    /// <summary>Lets them run until the time is over, one fails, or the store is poisoned and has been read for a while.</summary>
    internal void RunFor(TimeSpan time)
    {
        foreach (var thread in _threads) thread.Start();
        var begun = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(begun) < time && !world.IsStopped && world.Ledger.Transactions.Fault is null) Thread.Sleep(5);
        if (world.Ledger.Transactions.Fault is not null) Thread.Sleep(30);
        world.Stop();
        foreach (var thread in _threads)
        {
            if (!thread.Join(Worker.Patience)) world.Fail(new TimeoutException(thread.Name + " hangs."));
        }
        world.Delays.End();
    }

    void Run(Action<World, Random> role, int number)
    {
        TestHooks.Handler = world.Delays.For(number);
        try
        {
            role(world, new Random(HashCode.Combine(world.Seed, number, 1)));
        }
        catch (StoreFaultedException)
        {
            // The round in which syncs fail.
        }
        catch (Exception e)
        {
            world.Fail(e);
        }
        finally
        {
            TestHooks.Handler = null;
        }
    }
}
