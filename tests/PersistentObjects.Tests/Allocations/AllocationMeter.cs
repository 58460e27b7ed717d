namespace PersistentObjects.Tests.Allocations;

/// <summary>
/// What a call allocates on its thread. Each number comes from many rounds, so that the compilation of the call, buffers that
/// grow now and then, and what other tests do meanwhile, are not taken for its cost.
/// </summary>
static class AllocationMeter
{
    /// <summary>
    /// Code that is not optimized boxes a value that it compares with null, which generic code does with keys: bytes of a box.
    /// </summary>
#if DEBUG
    public const int Box = 24;
#else
    public const int Box = 0;
#endif

    const int Rounds = 21;
    const int CallsPerRound = 200;

    /// <summary>How often a measured call is made, those of the warm-up left out.</summary>
    public const int Calls = Rounds * CallsPerRound;

    /// <summary>The bytes of one call in the best round: 0 says that the call as such allocates nothing.</summary>
    public static double LeastBytes(Action call) => BytesOfRounds(call).Min() / (double)CallsPerRound;

    /// <summary>The bytes of one call in the median round: what it costs in the long run, with what is made once for many calls.</summary>
    public static double BytesPerCall(Action call)
        => BytesOfRounds(call).Order().ElementAt(Rounds / 2) / (double)CallsPerRound;

    static long[] BytesOfRounds(Action call)
    {
#if !DEBUG
        // What runs in the first tier boxes like a Debug build; the next one is compiled when no new method was called for 100 ms.
        for (var pause = 0; pause < 4; pause++)
        {
            for (var i = 0; i < CallsPerRound; i++) call();
            Thread.Sleep(150);
        }
#endif
        var bytes = new long[Rounds];
        for (var round = 0; round < Rounds; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < CallsPerRound; i++) call();
            bytes[round] = GC.GetAllocatedBytesForCurrentThread() - before;
        }
        return bytes;
    }
}
