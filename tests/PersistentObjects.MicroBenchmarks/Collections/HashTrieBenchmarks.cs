using BenchmarkDotNet.Attributes;
using PersistentObjects.Collections;

namespace PersistentObjects.MicroBenchmarks.Collections;

/// <summary>The hash trie behind persistent sets and dictionaries, of a million random keys, beside the framework's dictionary.</summary>
/// <typeparam name="TKey">The keys.</typeparam>
public abstract class HashTrieBenchmarks<TKey>
    where TKey : notnull
{
    const int Count = 1_000_000;

    readonly KeyValuePair<TKey, long>[] _entries = new KeyValuePair<TKey, long>[Count];
    Dictionary<TKey, long> _dictionary = null!;
    HashTrie<TKey, KeyValuePair<TKey, long>, MapEntry<TKey, long>> _trie = null!;
    int _somewhere;

    [GlobalSetup]
    public void Fill()
    {
        var random = new Random(1);
        for (var i = 0; i < Count; i++) _entries[i] = new(Create(random.NextInt64()), i);
        _dictionary = new(_entries);
        // Grown one by one, as a collection in use is: its nodes lie where the garbage collector left them.
        _trie = HashTrie<TKey, KeyValuePair<TKey, long>, MapEntry<TKey, long>>.Empty;
        foreach (var entry in _entries) _trie = _trie.Set(entry, true, out _);
    }

    [Benchmark]
    public long LookUpInDictionary() => _dictionary[Advance().Key];

    [Benchmark]
    public long LookUp() => _trie.TryFind(Advance().Key, out var entry) ? entry.Value : throw new KeyNotFoundException();

    [Benchmark(OperationsPerInvoke = Count)]
    public object FillDictionary()
    {
        var dictionary = new Dictionary<TKey, long>();
        foreach (var (key, value) in _entries) dictionary[key] = value;
        return dictionary;
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public object Build() => HashTrie<TKey, KeyValuePair<TKey, long>, MapEntry<TKey, long>>.Build(_entries);

    [Benchmark]
    public object Replace() => _trie.Set(Advance(), true, out _);

    [Benchmark]
    public object Remove() => _trie.Remove(Advance().Key, out _);

    /// <summary>A key made of a random number.</summary>
    protected abstract TKey Create(long number);

    ref readonly KeyValuePair<TKey, long> Advance()
    {
        _somewhere = (_somewhere + 618_033) % Count;
        return ref _entries[_somewhere];
    }
}
