using System.Collections;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using PersistentObjects.Collections;
using PersistentObjects.CompilerServices;

namespace PersistentObjects;

/// <summary>
/// A dictionary that is the value of a persistent property,
/// <c>public partial PersistentDictionary&lt;string, int&gt; Stock { get; }</c>: like a
/// <see cref="Dictionary{TKey, TValue}"/>, and each change of it is a transaction, or part of one, that logs only itself.
/// </summary>
/// <remarks>
/// <inheritdoc cref="PersistentCollection" path="/remarks"/>
/// <para>
/// A key is found, set and taken out in O(log n) with a small factor; nothing copies the dictionary. Keys are compared by the
/// default comparer, and enumerated in no order that could be relied on.
/// </para>
/// </remarks>
/// <typeparam name="TKey">The type of the keys: any that a property may have, also references to persistent objects.</typeparam>
/// <typeparam name="TValue">The type of the values, likewise.</typeparam>
[DebuggerDisplay("Count = {Count}")]
public sealed partial class PersistentDictionary<TKey, TValue>
    : PersistentCollection, IDictionary<TKey, TValue>, IReadOnlyDictionary<TKey, TValue>
    where TKey : notnull
{
    readonly PersistentDictionaryProperty<TKey, TValue> _property;

    internal PersistentDictionary(PersistentObject owner, PersistentDictionaryProperty<TKey, TValue> property)
        : base(owner) => _property = property;

    internal HashTrie<TKey, KeyValuePair<TKey, TValue>, MapEntry<TKey, TValue>> Content { get; set; }
        = HashTrie<TKey, KeyValuePair<TKey, TValue>, MapEntry<TKey, TValue>>.Empty;

    /// <summary>The number of keys.</summary>
    public int Count => Now.Count;

    /// <summary>The keys of this moment.</summary>
    public IReadOnlyCollection<TKey> Keys => KeyView;

    /// <summary>The values of this moment.</summary>
    public IReadOnlyCollection<TValue> Values => ValueView;

    ICollection<TKey> IDictionary<TKey, TValue>.Keys => KeyView;

    ICollection<TValue> IDictionary<TKey, TValue>.Values => ValueView;

    IEnumerable<TKey> IReadOnlyDictionary<TKey, TValue>.Keys => KeyView;

    IEnumerable<TValue> IReadOnlyDictionary<TKey, TValue>.Values => ValueView;

    bool ICollection<KeyValuePair<TKey, TValue>>.IsReadOnly => false;

    private protected override PersistentProperty Property => _property;

    HashTrie<TKey, KeyValuePair<TKey, TValue>, MapEntry<TKey, TValue>> Now => ContentOf(_property.Held(Owner));

    /// <summary>The value of a key.</summary>
    /// <exception cref="KeyNotFoundException">When read: there is no such key.</exception>
    public TValue this[TKey key]
    {
        get => TryGetValue(key, out var value)
            ? value
            : throw new KeyNotFoundException($"The given key '{key}' was not present in the dictionary.");
        set => Set(key, value, PresentKey.Replaced);
    }

    /// <summary>Adds a key and its value.</summary>
    /// <exception cref="ArgumentException">The key is there.</exception>
    public void Add(TKey key, TValue value) => Set(key, value, PresentKey.Refused);

    void ICollection<KeyValuePair<TKey, TValue>>.Add(KeyValuePair<TKey, TValue> item) => Add(item.Key, item.Value);

    /// <summary>Adds a key and its value; false, and nothing happens, when the key is there.</summary>
    public bool TryAdd(TKey key, TValue value) => Set(key, value, PresentKey.Kept);

    /// <summary>Takes out a key with its value; false when there is none.</summary>
    public bool Remove(TKey key) => Remove(key, out _);

    /// <summary>Takes out a key with its value; false when there is none.</summary>
    public bool Remove(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        ArgumentNullException.ThrowIfNull(key);
        var edit = new MapRemove<TKey, TValue>(_property, key, default, onlyWithValue: false);
        _property.Edit(Owner, ref edit);
        value = edit.Removed is { } removed ? removed.Value : default;
        return edit.Removed is not null;
    }

    bool ICollection<KeyValuePair<TKey, TValue>>.Remove(KeyValuePair<TKey, TValue> item)
    {
        var edit = new MapRemove<TKey, TValue>(_property, item.Key, item.Value, onlyWithValue: true);
        _property.Edit(Owner, ref edit);
        return edit.Removed is not null;
    }

    /// <summary>Takes out all keys.</summary>
    public void Clear()
    {
        var edit = default(MapClear<TKey, TValue>);
        _property.Edit(Owner, ref edit);
    }

    /// <summary>Whether a key is there.</summary>
    public bool ContainsKey(TKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return Now.Contains(key);
    }

    /// <summary>Whether a key has this value; looks at all of them.</summary>
    public bool ContainsValue(TValue value) => ValueView.Contains(value);

    bool ICollection<KeyValuePair<TKey, TValue>>.Contains(KeyValuePair<TKey, TValue> item)
        => TryGetValue(item.Key, out var value) && EqualityComparer<TValue>.Default.Equals(value, item.Value);

    /// <summary>The value of a key, if it is there.</summary>
    public bool TryGetValue(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        ArgumentNullException.ThrowIfNull(key);
        var found = Now.TryFind(key, out var entry);
        value = entry.Value;
        return found;
    }

    void ICollection<KeyValuePair<TKey, TValue>>.CopyTo(KeyValuePair<TKey, TValue>[] array, int arrayIndex)
    {
        var now = Now;
        RequireRoom(array, arrayIndex, now.Count);
        foreach (var entry in now) array[arrayIndex++] = entry;
    }

    /// <summary>Enumerates the keys and values that the dictionary has now, whoever changes it meanwhile.</summary>
    public Enumerator GetEnumerator() => new(Now);

    IEnumerator<KeyValuePair<TKey, TValue>> IEnumerable<KeyValuePair<TKey, TValue>>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal static HashTrie<TKey, KeyValuePair<TKey, TValue>, MapEntry<TKey, TValue>> ContentOf(PersistentDictionary<TKey, TValue>? held)
        => held?.Content ?? HashTrie<TKey, KeyValuePair<TKey, TValue>, MapEntry<TKey, TValue>>.Empty;

    bool Set(TKey key, TValue value, PresentKey present)
    {
        ArgumentNullException.ThrowIfNull(key);
        var edit = new MapSet<TKey, TValue>(_property, key, value, present);
        _property.Edit(Owner, ref edit);
        return edit.Added;
    }

    /// <summary>Enumerates the keys and values of one moment.</summary>
    public struct Enumerator : IEnumerator<KeyValuePair<TKey, TValue>>
    {
        readonly HashTrie<TKey, KeyValuePair<TKey, TValue>, MapEntry<TKey, TValue>> _content;
        HashTrie<TKey, KeyValuePair<TKey, TValue>, MapEntry<TKey, TValue>>.Enumerator _entries;

        internal Enumerator(HashTrie<TKey, KeyValuePair<TKey, TValue>, MapEntry<TKey, TValue>> content)
            => (_content, _entries) = (content, content.GetEnumerator());

        /// <inheritdoc/>
        public readonly KeyValuePair<TKey, TValue> Current => _entries.Current;

        /// <inheritdoc/>
        readonly object IEnumerator.Current => Current;

        /// <inheritdoc/>
        public bool MoveNext() => _entries.MoveNext();

        /// <inheritdoc/>
        public readonly void Dispose()
        {
        }

        void IEnumerator.Reset() => _entries = _content.GetEnumerator();
    }
}
