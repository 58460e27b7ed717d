using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Reflection;

namespace PersistentObjects.Shapes.Tests.RandomTypes;

/// <summary>Makes collections of types that are known only at run time.</summary>
static class CollectionMaker
{
    /// <summary>Null is the default of strings.</summary>
    public static IReadOnlyList<StringComparer?> StringComparers { get; } =
    [
        null, StringComparer.Ordinal, StringComparer.OrdinalIgnoreCase, StringComparer.InvariantCulture, StringComparer.InvariantCultureIgnoreCase,
    ];

    public static object DefaultArray(Type element) => Activator.CreateInstance(typeof(ImmutableArray<>).MakeGenericType(element))!;

    /// <summary>Makes a collection of these elements, each as the parts that it has: one, or key and value.</summary>
    public static object Make(string kind, Type[] arguments, StringComparer? comparer, object?[][] elements) =>
        typeof(CollectionMaker).GetMethod(arguments.Length == 1 ? nameof(Sequence) : nameof(Map), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(arguments)
            .Invoke(null, BindingFlags.DoNotWrapExceptions, null, [kind, comparer, elements], null)!;

    static object Sequence<T>(string kind, object? comparer, object?[][] elements)
    {
        var values = elements.Select(element => (T)element[0]!);
        return kind switch
        {
            "ImmutableArray" => values.ToImmutableArray(),
            "ImmutableList" => values.ToImmutableList(),
            "ImmutableQueue" => ImmutableQueue.CreateRange(values),
            "ImmutableStack" => ImmutableStack.CreateRange(values),
            "ImmutableHashSet" => values.ToImmutableHashSet((IEqualityComparer<T>?)comparer),
            "ImmutableSortedSet" => values.ToImmutableSortedSet((IComparer<T>?)comparer),
            "FrozenSet" => values.ToFrozenSet((IEqualityComparer<T>?)comparer),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown collection"),
        };
    }

    static object Map<TKey, TValue>(string kind, object? comparer, object?[][] elements)
        where TKey : notnull
    {
        // The first of equal keys, as the collections themselves refuse the others.
        var entries = elements.Select(element => KeyValuePair.Create((TKey)element[0]!, (TValue)element[1]!)).ToList();
        var (equality, order) = ((IEqualityComparer<TKey>?)comparer, (IComparer<TKey>?)comparer);
        return kind switch
        {
            "ImmutableDictionary" => entries.DistinctBy(entry => entry.Key, equality).ToImmutableDictionary(equality),
            "FrozenDictionary" => entries.DistinctBy(entry => entry.Key, equality).ToFrozenDictionary(equality),
            "ImmutableSortedDictionary" => entries
                .Aggregate(ImmutableSortedDictionary.Create<TKey, TValue>(order), (map, entry) => map.ContainsKey(entry.Key) ? map : map.Add(entry.Key, entry.Value)),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown collection"),
        };
    }
}
