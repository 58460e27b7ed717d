namespace PersistentObjects.MicroBenchmarks.Collections;

/// <summary>Keys that are objects of their own.</summary>
public class StringTrieBenchmarks : HashTrieBenchmarks<string>
{
    protected override string Create(long number) => $"key {number}";
}
