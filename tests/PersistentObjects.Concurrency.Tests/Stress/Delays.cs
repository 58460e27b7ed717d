using PersistentObjects.Objects;

namespace PersistentObjects.Concurrency.Tests.Stress;

/// <summary>Random delays at the hook points, from a seed. Without them most broken rules survive for minutes.</summary>
sealed class Delays(int seed)
{
    int _poolThreads = 1000;
    volatile bool _ended;

    /// <summary>For a thread of the test, for as long as it lives.</summary>
    internal Action<HookPoint> For(int thread)
    {
        var random = new Random(HashCode.Combine(seed, thread));
        return point =>
        {
            if (_ended) TestHooks.Handler = null;
            else if (random.Next(OneIn(point)) == 0) Wait(random);
        };
    }

    /// <summary>For a thread of the pool that leads a flush; gone from it after the test.</summary>
    internal void InstallOnPoolThread() => TestHooks.Handler ??= For(Interlocked.Increment(ref _poolThreads));

    internal void End() => _ended = true;

    static int OneIn(HookPoint point) => point switch
    {
        HookPoint.FieldLoaded or HookPoint.LeafHalfRead => 256,
        HookPoint.ChainStep => 64,
        HookPoint.CandidateLoaded or HookPoint.LeafHalfWritten => 32,
        HookPoint.SidecarSet => 4,
        HookPoint.DraftBuilt or HookPoint.WideHalfWritten or HookPoint.FieldsWritten => 16,
        _ => 8,
    };

    static void Wait(Random random)
    {
        var kind = random.Next(100);
        if (kind < 70) Thread.SpinWait(random.Next(2000));
        else if (kind < 98) Thread.Yield();
        else Thread.Sleep(0);
    }
}
