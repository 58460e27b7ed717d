using System.Collections.Frozen;
using System.Collections.Immutable;
using PersistentObjects.CompilerServices;

namespace PersistentObjects.MicroBenchmarks.Codecs;

/// <summary>Collections of the framework, each of ten numbers, or of ten numbers by ten words.</summary>
public class CollectionCodecBenchmarks : CodecBenchmarks
{
    static readonly int[] Numbers = [3, 1, 4, 15, 92, 65, 35, 89, 79, 32];

    static readonly Dictionary<string, int> ByWord = Numbers.ToDictionary(number => $"word {number}");

    static readonly CodecCase[] All =
    [
        new CodecCase<ImmutableArray<int>>("array", ValueCodecs.ImmutableArray(ValueCodecs.Int32), [.. Numbers]),
        new CodecCase<ImmutableList<int>>("list", ValueCodecs.ImmutableList(ValueCodecs.Int32), [.. Numbers]),
        new CodecCase<ImmutableQueue<int>>("queue", ValueCodecs.ImmutableQueue(ValueCodecs.Int32), [.. Numbers]),
        new CodecCase<ImmutableStack<int>>("stack", ValueCodecs.ImmutableStack(ValueCodecs.Int32), [.. Numbers]),
        new CodecCase<ImmutableHashSet<int>>("hash set", ValueCodecs.ImmutableHashSet(ValueCodecs.Int32), [.. Numbers]),
        new CodecCase<ImmutableSortedSet<int>>("sorted set", ValueCodecs.ImmutableSortedSet(ValueCodecs.Int32), [.. Numbers]),
        new CodecCase<FrozenSet<int>>("frozen set", ValueCodecs.FrozenSet(ValueCodecs.Int32), Numbers.ToFrozenSet()),
        new CodecCase<ImmutableDictionary<string, int>>(
            "dictionary", ValueCodecs.ImmutableDictionary(ValueCodecs.String, ValueCodecs.Int32), ByWord.ToImmutableDictionary()),
        new CodecCase<ImmutableSortedDictionary<string, int>>(
            "sorted dictionary", ValueCodecs.ImmutableSortedDictionary(ValueCodecs.String, ValueCodecs.Int32), ByWord.ToImmutableSortedDictionary()),
        new CodecCase<FrozenDictionary<string, int>>(
            "frozen dictionary", ValueCodecs.FrozenDictionary(ValueCodecs.String, ValueCodecs.Int32), ByWord.ToFrozenDictionary()),
    ];

    private protected override IReadOnlyList<CodecCase> Cases => All;
}
