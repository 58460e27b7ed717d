using BenchmarkDotNet.Attributes;

namespace PersistentObjects.MicroBenchmarks.Codecs;

/// <summary>Writing and reading a thousand values of a type, for one of them.</summary>
public abstract class CodecBenchmarks
{
    CodecCase _case = null!;

    /// <summary>The type of the values, by its name in the cases.</summary>
    [ParamsSource(nameof(Types))]
    public string Type { get; set; } = "";

    public IEnumerable<string> Types => Cases.Select(its => its.Name);

    private protected abstract IReadOnlyList<CodecCase> Cases { get; }

    [GlobalSetup]
    public void Choose() => _case = Cases.First(its => its.Name == Type);

    [Benchmark(OperationsPerInvoke = CodecCase.Values)]
    public int Write() => _case.Write();

    [Benchmark(OperationsPerInvoke = CodecCase.Values)]
    public int Read() => _case.Read();
}
