using BenchmarkDotNet.Attributes;
using PersistentObjects.Collections;

namespace PersistentObjects.MicroBenchmarks.Collections;

/// <summary>The list behind a persistent one, of a million, beside the framework's.</summary>
public class SequenceBenchmarks
{
    const int Count = 1_000_000;

    List<long> _list = null!;
    Sequence<long> _sequence = null!;
    int _somewhere;

    [GlobalSetup]
    public void Fill()
    {
        _list = [.. Enumerable.Range(0, Count)];
        _sequence = Append();
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public object AppendToList()
    {
        var list = new List<long>();
        for (var i = 0; i < Count; i++) list.Add(i);
        return list;
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public object AppendEach() => Append();

    [Benchmark]
    public long ReadFromList() => _list[Advance()];

    [Benchmark]
    public long Read() => _sequence[Advance()];

    [Benchmark]
    public object Insert() => _sequence.Insert(Advance(), 1);

    [Benchmark]
    public object SetItem() => _sequence.SetItem(Advance(), 1);

    [Benchmark]
    public object RemoveAt() => _sequence.RemoveAt(Advance());

    [Benchmark(OperationsPerInvoke = Count)]
    public long Enumerate()
    {
        var sum = 0L;
        foreach (var element in _sequence) sum += element;
        return sum;
    }

    static Sequence<long> Append()
    {
        var sequence = Sequence<long>.Empty;
        for (var i = 0; i < Count; i++) sequence = sequence.Add(i);
        return sequence;
    }

    // A step that has no divisor in common with the count meets every number before it repeats one.
    int Advance() => _somewhere = (_somewhere + 618_033) % Count;
}
