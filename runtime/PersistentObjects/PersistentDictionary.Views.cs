using System.Collections;
using PersistentObjects.Collections;

namespace PersistentObjects;

/// <content>Keys and values of one moment, without a copy.</content>
public sealed partial class PersistentDictionary<TKey, TValue>
{
    View<TKey> KeyView => new(Now, static entry => entry.Key, static (content, key) => key is not null && content.Contains(key));

    View<TValue> ValueView => new(Now, static entry => entry.Value, null);

    sealed class View<T>(
        HashTrie<TKey, KeyValuePair<TKey, TValue>, MapEntry<TKey, TValue>> content,
        Func<KeyValuePair<TKey, TValue>, T> select,
        Func<HashTrie<TKey, KeyValuePair<TKey, TValue>, MapEntry<TKey, TValue>>, T, bool>? contains)
        : ICollection<T>, IReadOnlyCollection<T>
    {
        public int Count => content.Count;

        bool ICollection<T>.IsReadOnly => true;

        public bool Contains(T item)
        {
            if (contains is not null) return contains(content, item);
            foreach (var entry in content)
            {
                if (EqualityComparer<T>.Default.Equals(select(entry), item)) return true;
            }
            return false;
        }

        public void CopyTo(T[] array, int arrayIndex)
        {
            RequireRoom(array, arrayIndex, Count);
            foreach (var entry in content) array[arrayIndex++] = select(entry);
        }

        public IEnumerator<T> GetEnumerator()
        {
            foreach (var entry in content) yield return select(entry);
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        void ICollection<T>.Add(T item) => throw ReadOnly();

        bool ICollection<T>.Remove(T item) => throw ReadOnly();

        void ICollection<T>.Clear() => throw ReadOnly();

        static NotSupportedException ReadOnly() => new("The keys and values of a dictionary can't be changed by themselves.");
    }
}
