using System.Collections.Frozen;
using System.Collections.Immutable;
using PersistentObjects.CompilerServices;

namespace PersistentObjects.Tests.Serialization;

/// <summary>Immutable collections, nested ones, and pairs that hold the same in other orders or with other comparers.</summary>
static class CollectionCases
{
    static readonly double[] Doubles = [0.0, 1, -0.5, double.NaN, double.MaxValue];

    static readonly string[] Words = ["b", "a", "", "ab", "grüße", "Z", new('x', 200)];

    static readonly Dictionary<string, int?> Counts = new() { ["b"] = 1, ["a"] = null, ["ab"] = int.MinValue, [""] = 0 };

    static readonly ImmutableHashSet<string> Hashed = [.. Words];

    static readonly ImmutableList<int>[] Lists = [[], [0], [1, 2, 3], [3, 2, 1], [.. Enumerable.Range(-100, 300)]];

    public static CodecCase[] All { get; } =
    [
        new CodecCase<ImmutableArray<int>>(ValueCodecs.ImmutableArray(ValueCodecs.Int32), default, [], [0], [1, -1], [-1, 1], [.. Enumerable.Range(0, 300)]),
        new CodecCase<ImmutableArray<double>>(ValueCodecs.ImmutableArray(ValueCodecs.Double), [0.0], [-0.0], [.. Doubles]),
        new CodecCase<ImmutableArray<string?>>(ValueCodecs.ImmutableArray(ValueCodecs.NullableString), [null], [""], [.. Words, null]),
        new CodecCase<ImmutableArray<ImmutableArray<int>>>(
            ValueCodecs.ImmutableArray(ValueCodecs.ImmutableArray(ValueCodecs.Int32)), default, [default], [[]], [[1], default, [2, 3]], [[1, 2], [3]]),
        new CodecCase<ImmutableArray<int>?>(
            ValueCodecs.Nullable(ValueCodecs.ImmutableArray(ValueCodecs.Int32)), null, default(ImmutableArray<int>), ImmutableArray<int>.Empty, ImmutableArray.Create(1)),
        new CodecCase<ImmutableList<int>>(ValueCodecs.ImmutableList(ValueCodecs.Int32), Lists),
        new CodecCase<ImmutableList<int>?>(ValueCodecs.NullableImmutableList(ValueCodecs.Int32), [null, .. Lists]),
        new CodecCase<ImmutableQueue<string>>(ValueCodecs.ImmutableQueue(ValueCodecs.String), [], [.. Words], [.. Words.Reverse()], ["b"]),
        new CodecCase<ImmutableQueue<string>?>(ValueCodecs.NullableImmutableQueue(ValueCodecs.String), null, []),
        new CodecCase<ImmutableStack<string>>(ValueCodecs.ImmutableStack(ValueCodecs.String), [], [.. Words], [.. Words.Reverse()], ["b"]),
        new CodecCase<ImmutableStack<string>?>(ValueCodecs.NullableImmutableStack(ValueCodecs.String), null, []),
        new CodecCase<ImmutableHashSet<string>>(
            ValueCodecs.ImmutableHashSet(ValueCodecs.String), [], Hashed, [.. Words.Reverse()], Hashed.WithComparer(StringComparer.Ordinal),
            Hashed.WithComparer(StringComparer.OrdinalIgnoreCase), Hashed.WithComparer(StringComparer.InvariantCulture),
            Hashed.WithComparer(StringComparer.InvariantCultureIgnoreCase), ImmutableHashSet.Create<string>(StringComparer.Ordinal)),
        new CodecCase<ImmutableHashSet<double>?>(ValueCodecs.NullableImmutableHashSet(ValueCodecs.Double), null, [], [.. Doubles], [0.0], [-0.0]),
        new CodecCase<ImmutableSortedSet<string>>(
            ValueCodecs.ImmutableSortedSet(ValueCodecs.String), [], [.. Words], ImmutableSortedSet.CreateRange(StringComparer.Ordinal, Words),
            ImmutableSortedSet.CreateRange(StringComparer.OrdinalIgnoreCase, Words), ImmutableSortedSet.Create<string>(StringComparer.Ordinal)),
        new CodecCase<ImmutableSortedSet<int>?>(ValueCodecs.NullableImmutableSortedSet(ValueCodecs.Int32), null, [3, -1, 2], [-1]),
        new CodecCase<FrozenSet<string>>(
            ValueCodecs.FrozenSet(ValueCodecs.String), Words.ToFrozenSet(), Words.Reverse().ToFrozenSet(), FrozenSet<string>.Empty,
            Words.ToFrozenSet(StringComparer.Ordinal), Words.ToFrozenSet(StringComparer.OrdinalIgnoreCase),
            Array.Empty<string>().ToFrozenSet(StringComparer.OrdinalIgnoreCase)),
        new CodecCase<FrozenSet<Guid?>?>(
            ValueCodecs.NullableFrozenSet(ValueCodecs.Nullable(ValueCodecs.Guid)), null, new Guid?[] { null, Guid.Empty, Guid.AllBitsSet }.ToFrozenSet()),
        new CodecCase<ImmutableDictionary<string, int?>>(
            ValueCodecs.ImmutableDictionary(ValueCodecs.String, ValueCodecs.Nullable(ValueCodecs.Int32)), ImmutableDictionary<string, int?>.Empty,
            Counts.ToImmutableDictionary(), Counts.Reverse().ToImmutableDictionary(), Counts.ToImmutableDictionary(StringComparer.OrdinalIgnoreCase),
            Counts.ToImmutableDictionary().SetItem("a", 0)),
        new CodecCase<ImmutableDictionary<int, string?>?>(
            ValueCodecs.NullableImmutableDictionary(ValueCodecs.Int32, ValueCodecs.NullableString), null,
            ImmutableDictionary<int, string?>.Empty.Add(1, null).Add(-1, "x")),
        new CodecCase<ImmutableSortedDictionary<string, int?>>(
            ValueCodecs.ImmutableSortedDictionary(ValueCodecs.String, ValueCodecs.Nullable(ValueCodecs.Int32)), Counts.ToImmutableSortedDictionary(),
            Counts.ToImmutableSortedDictionary(StringComparer.InvariantCulture)),
        new CodecCase<ImmutableSortedDictionary<int, int>?>(ValueCodecs.NullableImmutableSortedDictionary(ValueCodecs.Int32, ValueCodecs.Int32), [null]),
        new CodecCase<FrozenDictionary<string, int?>>(
            ValueCodecs.FrozenDictionary(ValueCodecs.String, ValueCodecs.Nullable(ValueCodecs.Int32)), Counts.ToFrozenDictionary(),
            Counts.Reverse().ToFrozenDictionary(), Counts.ToFrozenDictionary(StringComparer.Ordinal), FrozenDictionary<string, int?>.Empty),
        new CodecCase<FrozenDictionary<int, int>?>(ValueCodecs.NullableFrozenDictionary(ValueCodecs.Int32, ValueCodecs.Int32), [null]),
        // A set is equal to no other instance, but its bytes are the same: sets of lists of sets.
        new CodecCase<ImmutableDictionary<int, ImmutableList<ImmutableHashSet<string>?>>>(
            ValueCodecs.ImmutableDictionary(ValueCodecs.Int32, ValueCodecs.ImmutableList(ValueCodecs.NullableImmutableHashSet(ValueCodecs.String))),
            Nested([.. Words]), Nested([.. Words.Reverse()]), Nested([]), Nested(null)),
    ];

    static ImmutableDictionary<int, ImmutableList<ImmutableHashSet<string>?>> Nested(ImmutableHashSet<string>? words)
        => Enumerable.Range(0, 20).ToImmutableDictionary(i => i, i => ImmutableList.Create(words, ["x", "y"], null));
}
