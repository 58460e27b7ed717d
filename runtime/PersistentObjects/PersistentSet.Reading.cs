using System.Collections;
using System.Diagnostics.CodeAnalysis;
using PersistentObjects.Collections;

namespace PersistentObjects;

/// <content>What only reads, each of it one moment of the set.</content>
public sealed partial class PersistentSet<T>
{
    /// <summary>Whether an element equals this one.</summary>
    public bool Contains(T item) => Now.Contains(item);

    /// <summary>The element that equals this one.</summary>
    public bool TryGetValue(T equalValue, [MaybeNullWhen(false)] out T actualValue) => Now.TryFind(equalValue, out actualValue);

    /// <summary>Whether all elements are in another collection.</summary>
    public bool IsSubsetOf(IEnumerable<T> other) => Moment().IsSubsetOf(other);

    /// <summary>Whether all elements of another collection are in this one.</summary>
    public bool IsSupersetOf(IEnumerable<T> other) => Moment().IsSupersetOf(other);

    /// <summary>Whether all elements are in another collection, which has more.</summary>
    public bool IsProperSubsetOf(IEnumerable<T> other) => Moment().IsProperSubsetOf(other);

    /// <summary>Whether all elements of another collection are in this one, which has more.</summary>
    public bool IsProperSupersetOf(IEnumerable<T> other) => Moment().IsProperSupersetOf(other);

    /// <summary>Whether an element is in another collection.</summary>
    public bool Overlaps(IEnumerable<T> other) => Moment().Overlaps(other);

    /// <summary>Whether another collection has the same elements.</summary>
    public bool SetEquals(IEnumerable<T> other) => Moment().SetEquals(other);

    /// <summary>Copies all elements to the beginning of an array.</summary>
    public void CopyTo(T[] array) => CopyTo(array, 0);

    /// <summary>Copies all elements into an array.</summary>
    /// <exception cref="ArgumentException">The array is too short.</exception>
    public void CopyTo(T[] array, int arrayIndex)
    {
        var now = Now;
        RequireRoom(array, arrayIndex, now.Count);
        foreach (var item in now) array[arrayIndex++] = item;
    }

    /// <summary>Enumerates the elements that the set has now, whoever changes it meanwhile.</summary>
    public Enumerator GetEnumerator() => new(Now);

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    HashSet<T> Moment() => [.. ListOf(Now)];

    /// <summary>Enumerates the elements of one moment.</summary>
    public struct Enumerator : IEnumerator<T>
    {
        readonly HashTrie<T, T, SetEntry<T>> _content;
        HashTrie<T, T, SetEntry<T>>.Enumerator _elements;

        internal Enumerator(HashTrie<T, T, SetEntry<T>> content) => (_content, _elements) = (content, content.GetEnumerator());

        /// <inheritdoc/>
        public readonly T Current => _elements.Current;

        /// <inheritdoc/>
        readonly object? IEnumerator.Current => Current;

        /// <inheritdoc/>
        public bool MoveNext() => _elements.MoveNext();

        /// <inheritdoc/>
        public readonly void Dispose()
        {
        }

        void IEnumerator.Reset() => _elements = _content.GetEnumerator();
    }
}
