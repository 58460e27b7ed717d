namespace PersistentObjects.Shapes.Tests.RandomTypes;

/// <summary>Makes up types, and the source of a class that has a property of each.</summary>
sealed class RandomTypeSource
{
    const int Depth = 3;

    readonly List<StructureType> _structures = [];
    readonly Random _random;

    public RandomTypeSource(int seed, int count)
    {
        _random = new Random(seed);
        Types = [.. Enumerable.Range(0, count).Select(_ => AnyOrNull(Depth))];
    }

    public IReadOnlyList<RandomType> Types { get; }

    public IReadOnlyList<StructureType> Structures => _structures;

    public string Text => $$"""
        using System.Collections.Frozen;
        using System.Collections.Immutable;
        using System.Numerics;
        using System.Text;
        namespace Random;
        {{ScalarType.Declarations}}
        {{string.Join('\n', _structures.Select(structure => structure.Declaration))}}
        [Persistent] public sealed partial class Target;
        [Persistent] public sealed partial class Holder
        {
            {{string.Join('\n', Types.Select((type, i) => $"public partial {type.CSharp} P{i} {{ get; set; }} = default!;"))}}
        }
        public sealed partial class Holders : PersistentStore
        {
            public partial Extent<Target> Targets { get; }
            public partial Extent<Holder> All { get; }
        }
        """;

    RandomType AnyOrNull(int depth)
    {
        var type = Any(depth);
        return _random.Next(4) == 0 && !type.Use.HasFlag(TypeUse.Nullable) ? new NullableType(type) : type;
    }

    RandomType Any(int depth) => (depth == 0 ? 0 : _random.Next(8)) switch
    {
        0 or 1 => _random.Next(12) == 0 ? new ReferenceType() : _random.Pick(ScalarType.All),
        2 => CollectionType.Sequence(_random, AnyOrNull(depth - 1)),
        3 => CollectionType.Set(_random, Key(depth - 1)),
        4 => CollectionType.Map(_random, Key(depth - 1), AnyOrNull(depth - 1)),
        5 => new TupleType(Some(2, 10, depth - 1), _random.Next(2) == 0),
        _ => Structure(depth - 1),
    };

    RandomType Key(int depth)
    {
        for (; ; )
        {
            var type = Any(depth);
            if (type.Use.HasFlag(TypeUse.Key)) return type;
        }
    }

    StructureType Structure(int depth)
    {
        // Some are used more than once.
        if (_structures.Count > 5 && _random.Next(3) == 0) return _random.Pick(_structures);
        var members = Some(1, 5, depth);
        var structure = new StructureType($"S{_structures.Count}", _random.Pick(Enum.GetValues<StructureForm>()), members);
        _structures.Add(structure);
        return structure;
    }

    // Half of them deep, or types would become too large to be of use.
    List<RandomType> Some(int from, int to, int depth) =>
        [.. Enumerable.Range(0, _random.Next(from, to)).Select(_ => AnyOrNull(_random.Next(2) * depth))];
}

static class RandomExtensions
{
    public static T Pick<T>(this Random random, IReadOnlyList<T> items) => items[random.Next(items.Count)];
}
