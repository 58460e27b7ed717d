namespace PersistentObjects.Collections;

/// <summary>An entry of a dictionary. When its value is replaced, the stored key stays, as in <see cref="Dictionary{TKey, TValue}"/>.</summary>
readonly struct MapEntry<TKey, TValue> : ITrieEntry<TKey, KeyValuePair<TKey, TValue>>
{
    public static TKey KeyOf(in KeyValuePair<TKey, TValue> entry) => entry.Key;

    public static KeyValuePair<TKey, TValue> Replace(in KeyValuePair<TKey, TValue> stored, in KeyValuePair<TKey, TValue> entry) =>
        new(stored.Key, entry.Value);

    /// <summary>By the values' own equality, to which for example 0.0 and -0.0 are equal.</summary>
    public static bool AreSame(in KeyValuePair<TKey, TValue> first, in KeyValuePair<TKey, TValue> second) =>
        EqualityComparer<TValue>.Default.Equals(first.Value, second.Value);
}
