using FsCheck;
using FsCheck.Fluent;

namespace PersistentObjects.Shapes.Tests.RandomTypes;

/// <summary>One of the framework's immutable collections.</summary>
/// <param name="Kind">Its name without type arguments.</param>
/// <param name="Elements">What it is made of: an element, or a key and a value.</param>
sealed record CollectionType(string Kind, params IReadOnlyList<RandomType> Elements)
    : RandomType($"{Kind}<{string.Join(", ", Elements.Select(element => element.CSharp))}>", Kind == "ImmutableArray" ? TypeUse.ValueType : TypeUse.None)
{
    static readonly string[] SequenceKinds = ["ImmutableArray", "ImmutableArray", "ImmutableArray", "ImmutableList", "ImmutableQueue", "ImmutableStack"];
    static readonly string[] SetKinds = ["ImmutableHashSet", "FrozenSet", "ImmutableSortedSet"];
    static readonly string[] MapKinds = ["ImmutableDictionary", "FrozenDictionary", "ImmutableSortedDictionary"];

    public static CollectionType Sequence(Random random, RandomType element) => new(random.Pick(SequenceKinds), element);

    public static CollectionType Set(Random random, RandomType element) => new(random.Pick(KindsFor(SetKinds, element)), element);

    public static CollectionType Map(Random random, RandomType key, RandomType value) => new(random.Pick(KindsFor(MapKinds, key)), key, value);

    public override Gen<Recipe> Values(Type type, int depth)
    {
        var arguments = type.GenericTypeArguments;
        var comparers = arguments[0] == typeof(string) ? CollectionMaker.StringComparers : [null];
        return
            from isDefault in Kind == "ImmutableArray" ? Gen.Choose(0, 9).Select(number => number == 0) : Gen.Constant(false)
            from count in Gen.Frequency((1, Gen.Constant(0)), (3, Gen.Choose(1, 4)))
            from comparer in Gen.Elements<StringComparer?>(comparers.AsEnumerable())
            from elements in Gen.CollectToArray(Enumerable.Range(0, count).Select(_ =>
                Combine(Elements.Select((element, i) => element.Values(arguments[i], depth)), parts => parts)))
            select isDefault
                ? (Recipe)(_ => CollectionMaker.DefaultArray(arguments[0]))
                : targets => CollectionMaker.Make(Kind, arguments, comparer, [.. elements.Select(element => (object?[])element(targets)!)]);
    }

    // The sorted kind is the last.
    static string[] KindsFor(string[] kinds, RandomType key) => key.Use.HasFlag(TypeUse.Ordered) ? kinds : kinds[..^1];
}
