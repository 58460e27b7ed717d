namespace PersistentObjects.MicroBenchmarks.Collections;

/// <summary>Keys that are compared where they lie.</summary>
public class LongTrieBenchmarks : HashTrieBenchmarks<long>
{
    protected override long Create(long number) => number;
}
