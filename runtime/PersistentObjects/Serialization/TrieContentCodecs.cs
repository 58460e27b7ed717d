using System.Collections;
using System.Runtime.InteropServices;
using PersistentObjects.Collections;
using PersistentObjects.CompilerServices;

namespace PersistentObjects.Serialization;

/// <summary>What a trie holds, as the codecs of sets and maps want it.</summary>
sealed class TrieContent<TKey, TEntry, TOperations>(HashTrie<TKey, TEntry, TOperations> trie) : IReadOnlyCollection<TEntry>
    where TOperations : ITrieEntry<TKey, TEntry>
{
    internal HashTrie<TKey, TEntry, TOperations> Trie => trie;

    public int Count => trie.Count;

    public IEnumerator<TEntry> GetEnumerator()
    {
        foreach (var entry in trie) yield return entry;
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal static TrieContent<TKey, TEntry, TOperations> Of(List<TEntry> entries)
        => new(HashTrie<TKey, TEntry, TOperations>.Build(CollectionsMarshal.AsSpan(entries)));
}

/// <summary>The content of a set that changes. Its comparer is always the default one.</summary>
sealed class SetContentCodec<T>(ValueCodec<T> element) : SetCodec<TrieContent<T, T, SetEntry<T>>, T>(element, "")
{
    protected override byte ComparerCode(TrieContent<T, T, SetEntry<T>> value) => 0;

    protected override TrieContent<T, T, SetEntry<T>> Make(List<T> elements, byte comparer)
        => comparer == 0 ? TrieContent<T, T, SetEntry<T>>.Of(elements) : throw OtherComparer(comparer, TypeName);

    internal static RecordFormatException OtherComparer(byte comparer, string typeName) => new($"the comparer {comparer} of a p{typeName}");
}

/// <summary>The content of a dictionary that changes. Its comparer is always the default one.</summary>
sealed class MapContentCodec<TKey, TValue>(ValueCodec<TKey> key, ValueCodec<TValue> value)
    : MapCodec<TrieContent<TKey, KeyValuePair<TKey, TValue>, MapEntry<TKey, TValue>>, TKey, TValue>(key, value, "")
    where TKey : notnull
{
    protected override byte ComparerCode(TrieContent<TKey, KeyValuePair<TKey, TValue>, MapEntry<TKey, TValue>> value) => 0;

    protected override TrieContent<TKey, KeyValuePair<TKey, TValue>, MapEntry<TKey, TValue>> Make(List<KeyValuePair<TKey, TValue>> elements, byte comparer)
    {
        if (comparer != 0) throw SetContentCodec<TKey>.OtherComparer(comparer, TypeName);
        if (elements.Exists(element => element.Key is null)) throw new RecordFormatException($"a p{TypeName} with the key null");
        return TrieContent<TKey, KeyValuePair<TKey, TValue>, MapEntry<TKey, TValue>>.Of(elements);
    }
}
