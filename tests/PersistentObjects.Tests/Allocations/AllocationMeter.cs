namespace PersistentObjects.Tests.Allocations;

/// <summary>
/// What a call allocates on its thread. Each number comes from many rounds, so that the compilation of the call, buffers that
/// grow now and then, and what other tests do meanwhile, are not taken for its cost.
/// </summary>
static class AllocationMeter
{
    /// <summary>
    /// The bytes of a box. Code that is not optimized, or not yet, boxes a value that it compares with null, as generic code does
    /// with keys; optimized code does not.
    /// </summary>
    public const int Box = 24;

    const int Rounds = 21;
    const int CallsPerRound = 200;

    /// <summary>How often a measured call is made.</summary>
    public const int Calls = Rounds * CallsPerRound;

    /// <summary>The bytes of one call in the best round: 0 says that the call as such allocates nothing.</summary>
    public static double LeastBytes(Action call) => BytesOfRounds(call).Min() / (double)CallsPerRound;

    /// <summary>The bytes of one call in the median round: what it costs in the long run, with what is made once for many calls.</summary>
    public static double BytesPerCall(Action call)
        => BytesOfRounds(call).Order().ElementAt(Rounds / 2) / (double)CallsPerRound;

    static long[] BytesOfRounds(Action call)
    {
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
