using System.ComponentModel;
using PersistentObjects.Indexes;

namespace PersistentObjects.CompilerServices;

/// <summary>Makes the comparisons that generated code gives to an index. Without one, keys are compared as they are by themselves.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class KeyComparison
{
    /// <summary>Strings, compared as <see cref="StringComparison"/> says.</summary>
    /// <typeparam name="TKey"><see langword="string"/>, or <see langword="string"/> with a question mark.</typeparam>
    public static KeyComparison<TKey> Strings<TKey>(StringComparison comparison)
        where TKey : class? => (KeyComparison<TKey>)(object)new StringKeys(comparison);

    /// <summary>A user's comparer for a unique index or an equality index.</summary>
    public static KeyComparison<TKey> Equality<TKey>(IEqualityComparer<TKey> comparer) => new EqualKeys<TKey>(comparer);

    /// <summary>A user's comparer for an ordered index.</summary>
    public static KeyComparison<TKey> Order<TKey>(IComparer<TKey> comparer) => new OrderedKeys<TKey>(comparer);

    /// <summary>Optional values, compared as their values are.</summary>
    public static KeyComparison<TKey?> Optional<TKey>(KeyComparison<TKey> values)
        where TKey : struct => new OptionalKeys<TKey>(values);

    /// <summary>Two components; null stands for the comparison that the type has by itself.</summary>
    public static KeyComparison<(T1, T2)> Composite<T1, T2>(KeyComparison<T1>? first, KeyComparison<T2>? second)
        => new PairKeys<T1, T2>(Of(first), Of(second));

    /// <summary>Three components.</summary>
    public static KeyComparison<(T1, T2, T3)> Composite<T1, T2, T3>(
        KeyComparison<T1>? first, KeyComparison<T2>? second, KeyComparison<T3>? third)
        => new TripleKeys<T1, T2, T3>(Of(first), Composite(second, third));

    /// <summary>Four components.</summary>
    public static KeyComparison<(T1, T2, T3, T4)> Composite<T1, T2, T3, T4>(
        KeyComparison<T1>? first, KeyComparison<T2>? second, KeyComparison<T3>? third, KeyComparison<T4>? fourth)
        => new QuadrupleKeys<T1, T2, T3, T4>(Composite(first, second), Composite(third, fourth));

    static KeyComparison<TKey> Of<TKey>(KeyComparison<TKey>? given) => given ?? KeyComparison<TKey>.Default;
}
