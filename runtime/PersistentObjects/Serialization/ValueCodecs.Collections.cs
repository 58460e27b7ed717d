using System.Collections.Frozen;
using System.Collections.Immutable;
using PersistentObjects.Serialization;

namespace PersistentObjects.CompilerServices;

/// <content>Collections, each with a twin for properties that may be null.</content>
public static partial class ValueCodecs
{
    /// <summary>Of an immutable array, but for one of bytes.</summary>
    public static ValueCodec<ImmutableArray<T>> ImmutableArray<T>(ValueCodec<T> element) => new ImmutableArrayCodec<T>(element);

    /// <summary>Of an immutable list.</summary>
    public static ValueCodec<ImmutableList<T>> ImmutableList<T>(ValueCodec<T> element) => new ImmutableListCodec<T>(element, "")!;

    /// <summary>Of an immutable list, or null.</summary>
    public static ValueCodec<ImmutableList<T>?> NullableImmutableList<T>(ValueCodec<T> element) => new ImmutableListCodec<T>(element, "?");

    /// <summary>Of an immutable queue.</summary>
    public static ValueCodec<ImmutableQueue<T>> ImmutableQueue<T>(ValueCodec<T> element) => new ImmutableQueueCodec<T>(element, "")!;

    /// <summary>Of an immutable queue, or null.</summary>
    public static ValueCodec<ImmutableQueue<T>?> NullableImmutableQueue<T>(ValueCodec<T> element) => new ImmutableQueueCodec<T>(element, "?");

    /// <summary>Of an immutable stack.</summary>
    public static ValueCodec<ImmutableStack<T>> ImmutableStack<T>(ValueCodec<T> element) => new ImmutableStackCodec<T>(element, "")!;

    /// <summary>Of an immutable stack, or null.</summary>
    public static ValueCodec<ImmutableStack<T>?> NullableImmutableStack<T>(ValueCodec<T> element) => new ImmutableStackCodec<T>(element, "?");

    /// <summary>Of an immutable hash set.</summary>
    public static ValueCodec<ImmutableHashSet<T>> ImmutableHashSet<T>(ValueCodec<T> element) => new ImmutableHashSetCodec<T>(element, "")!;

    /// <summary>Of an immutable hash set, or null.</summary>
    public static ValueCodec<ImmutableHashSet<T>?> NullableImmutableHashSet<T>(ValueCodec<T> element) => new ImmutableHashSetCodec<T>(element, "?");

    /// <summary>Of an immutable sorted set.</summary>
    public static ValueCodec<ImmutableSortedSet<T>> ImmutableSortedSet<T>(ValueCodec<T> element) => new ImmutableSortedSetCodec<T>(element, "")!;

    /// <summary>Of an immutable sorted set, or null.</summary>
    public static ValueCodec<ImmutableSortedSet<T>?> NullableImmutableSortedSet<T>(ValueCodec<T> element) => new ImmutableSortedSetCodec<T>(element, "?");

    /// <summary>Of a frozen set.</summary>
    public static ValueCodec<FrozenSet<T>> FrozenSet<T>(ValueCodec<T> element) => new FrozenSetCodec<T>(element, "")!;

    /// <summary>Of a frozen set, or null.</summary>
    public static ValueCodec<FrozenSet<T>?> NullableFrozenSet<T>(ValueCodec<T> element) => new FrozenSetCodec<T>(element, "?");

    /// <summary>Of an immutable dictionary.</summary>
    public static ValueCodec<ImmutableDictionary<TKey, TValue>> ImmutableDictionary<TKey, TValue>(ValueCodec<TKey> key, ValueCodec<TValue> value)
        where TKey : notnull => new ImmutableDictionaryCodec<TKey, TValue>(key, value, "")!;

    /// <summary>Of an immutable dictionary, or null.</summary>
    public static ValueCodec<ImmutableDictionary<TKey, TValue>?> NullableImmutableDictionary<TKey, TValue>(ValueCodec<TKey> key, ValueCodec<TValue> value)
        where TKey : notnull => new ImmutableDictionaryCodec<TKey, TValue>(key, value, "?");

    /// <summary>Of an immutable sorted dictionary.</summary>
    public static ValueCodec<ImmutableSortedDictionary<TKey, TValue>> ImmutableSortedDictionary<TKey, TValue>(ValueCodec<TKey> key, ValueCodec<TValue> value)
        where TKey : notnull => new ImmutableSortedDictionaryCodec<TKey, TValue>(key, value, "")!;

    /// <summary>Of an immutable sorted dictionary, or null.</summary>
    public static ValueCodec<ImmutableSortedDictionary<TKey, TValue>?> NullableImmutableSortedDictionary<TKey, TValue>(ValueCodec<TKey> key, ValueCodec<TValue> value)
        where TKey : notnull => new ImmutableSortedDictionaryCodec<TKey, TValue>(key, value, "?");

    /// <summary>Of a frozen dictionary.</summary>
    public static ValueCodec<FrozenDictionary<TKey, TValue>> FrozenDictionary<TKey, TValue>(ValueCodec<TKey> key, ValueCodec<TValue> value)
        where TKey : notnull => new FrozenDictionaryCodec<TKey, TValue>(key, value, "")!;

    /// <summary>Of a frozen dictionary, or null.</summary>
    public static ValueCodec<FrozenDictionary<TKey, TValue>?> NullableFrozenDictionary<TKey, TValue>(ValueCodec<TKey> key, ValueCodec<TValue> value)
        where TKey : notnull => new FrozenDictionaryCodec<TKey, TValue>(key, value, "?");
}
