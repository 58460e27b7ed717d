using System.Numerics;

namespace PersistentObjects.Benchmarks;

/// <summary>Counts times by their size, three percent apart, so that millions of them take no memory. For one thread.</summary>
sealed class LatencyHistogram
{
    const int BitsOfABucket = 5;
    const int BucketsOfAPower = 1 << BitsOfABucket;

    readonly long[] _counts = new long[64 * BucketsOfAPower];

    internal long Count { get; private set; }

    internal void Add(long nanoseconds)
    {
        _counts[Bucket(nanoseconds)]++;
        Count++;
    }

    internal void Add(LatencyHistogram other)
    {
        for (var i = 0; i < _counts.Length; i++) _counts[i] += other._counts[i];
        Count += other.Count;
    }

    /// <summary>The microseconds that such a part of all took at most.</summary>
    internal double Microseconds(double part)
    {
        var left = (long)Math.Ceiling(part * Count);
        for (var i = 0; i < _counts.Length; i++)
        {
            if ((left -= _counts[i]) <= 0) return Nanoseconds(i) / 1e3;
        }
        return 0;
    }

    static int Bucket(long nanoseconds)
    {
        if (nanoseconds < BucketsOfAPower) return (int)Math.Max(nanoseconds, 0);
        var shift = BitOperations.Log2((ulong)nanoseconds) - BitsOfABucket;
        return (shift + 1) * BucketsOfAPower + (int)(nanoseconds >> shift) - BucketsOfAPower;
    }

    /// <summary>The largest time of a bucket.</summary>
    static long Nanoseconds(int bucket)
    {
        var power = bucket / BucketsOfAPower;
        return power == 0 ? bucket : ((bucket % BucketsOfAPower + BucketsOfAPower + 1L) << (power - 1)) - 1;
    }
}
