using PersistentObjects.Collections;
using PersistentObjects.Objects;
using PersistentObjects.Serialization;

namespace PersistentObjects.CompilerServices;

/// <summary>What to do with a key that is there.</summary>
enum PresentKey
{
    /// <summary>It gets the new value.</summary>
    Replaced,

    /// <summary>Its value stays.</summary>
    Kept,

    /// <summary>An exception.</summary>
    Refused,
}

/// <summary>A key of a dictionary and its value.</summary>
struct MapSet<TKey, TValue>(PersistentDictionaryProperty<TKey, TValue> property, TKey key, TValue value, PresentKey present)
    : ICollectionEdit<PersistentDictionary<TKey, TValue>>
    where TKey : notnull
{
    HashTrie<TKey, KeyValuePair<TKey, TValue>, MapEntry<TKey, TValue>> _next = HashTrie<TKey, KeyValuePair<TKey, TValue>, MapEntry<TKey, TValue>>.Empty;

    /// <summary>Whether the key was not there.</summary>
    internal bool Added { get; private set; }

    public bool Compute(PersistentDictionary<TKey, TValue>? current)
    {
        var content = PersistentDictionary<TKey, TValue>.ContentOf(current);
        Added = !content.TryFind(key, out var stored);
        if (!Added)
        {
            if (present == PresentKey.Refused) throw new ArgumentException($"An item with the same key has already been added. Key: {key}", nameof(key));
            if (present == PresentKey.Kept || property.Value.Same(stored.Value, value)) return false;
            // As in any dictionary, the key stays as it was first set.
            key = stored.Key;
        }
        var entry = KeyValuePair.Create(key, value);
        _next = content.Set(in entry, replace: true, out _);
        return true;
    }

    public readonly void AddReferences(ICollection<PersistentObject> references)
    {
        property.Key.AddReferences(key, references);
        property.Value.AddReferences(value, references);
    }

    public readonly void Log(RecordWriter journal)
    {
        journal.WriteByte((byte)EntryOperation.Set);
        var start = journal.Length;
        property.Key.Write(journal, key);
        property.Value.Write(journal, value);
        Elements.RequireBytes(journal, start, 1, property.TypeName);
    }

    public readonly void Apply(PersistentDictionary<TKey, TValue> target) => target.Content = _next;
}

/// <summary>A key of a dictionary goes.</summary>
/// <param name="property">The dictionary.</param>
/// <param name="key">The key.</param>
/// <param name="value">When <paramref name="onlyWithValue"/>, the value that it must have.</param>
/// <param name="onlyWithValue">Whether a key with another value stays.</param>
struct MapRemove<TKey, TValue>(PersistentDictionaryProperty<TKey, TValue> property, TKey key, TValue? value, bool onlyWithValue)
    : ICollectionEdit<PersistentDictionary<TKey, TValue>>
    where TKey : notnull
{
    HashTrie<TKey, KeyValuePair<TKey, TValue>, MapEntry<TKey, TValue>> _next = HashTrie<TKey, KeyValuePair<TKey, TValue>, MapEntry<TKey, TValue>>.Empty;

    /// <summary>What has gone, null when the key was not there.</summary>
    internal KeyValuePair<TKey, TValue>? Removed { get; private set; }

    public bool Compute(PersistentDictionary<TKey, TValue>? current)
    {
        var content = PersistentDictionary<TKey, TValue>.ContentOf(current);
        if (!content.TryFind(key, out var stored)) return false;
        if (onlyWithValue && !EqualityComparer<TValue>.Default.Equals(stored.Value, value)) return false;
        _next = content.Remove(key, out _);
        Removed = stored;
        return true;
    }

    public readonly void AddReferences(ICollection<PersistentObject> references)
    {
    }

    public readonly void Log(RecordWriter journal)
    {
        journal.WriteByte((byte)EntryOperation.Remove);
        property.Key.Write(journal, Removed!.Value.Key);
    }

    public readonly void Apply(PersistentDictionary<TKey, TValue> target) => target.Content = _next;
}

/// <summary>Every entry goes that has an object as its key or its value.</summary>
struct MapRemoveReferences<TKey, TValue>(PersistentDictionaryProperty<TKey, TValue> property, PersistentObject target)
    : ICollectionEdit<PersistentDictionary<TKey, TValue>>
    where TKey : notnull
{
    readonly List<TKey> _removed = [];
    HashTrie<TKey, KeyValuePair<TKey, TValue>, MapEntry<TKey, TValue>> _next = HashTrie<TKey, KeyValuePair<TKey, TValue>, MapEntry<TKey, TValue>>.Empty;

    public bool Compute(PersistentDictionary<TKey, TValue>? current)
    {
        var content = PersistentDictionary<TKey, TValue>.ContentOf(current);
        foreach (var (key, value) in content)
        {
            if (ReferenceEquals(key, target) || ReferenceEquals(value, target)) _removed.Add(key);
        }
        _next = content;
        foreach (var key in _removed) _next = _next.Remove(key, out _);
        return _removed.Count > 0;
    }

    public readonly void AddReferences(ICollection<PersistentObject> references)
    {
    }

    public readonly void Log(RecordWriter journal)
    {
        foreach (var key in _removed)
        {
            journal.WriteByte((byte)EntryOperation.Remove);
            property.Key.Write(journal, key);
        }
    }

    public readonly void Apply(PersistentDictionary<TKey, TValue> target) => target.Content = _next;
}

/// <summary>All keys of a dictionary go.</summary>
struct MapClear<TKey, TValue> : ICollectionEdit<PersistentDictionary<TKey, TValue>>
    where TKey : notnull
{
    public readonly bool Compute(PersistentDictionary<TKey, TValue>? current) => PersistentDictionary<TKey, TValue>.ContentOf(current).Count > 0;

    public readonly void AddReferences(ICollection<PersistentObject> references)
    {
    }

    public readonly void Log(RecordWriter journal) => journal.WriteByte((byte)EntryOperation.Clear);

    public readonly void Apply(PersistentDictionary<TKey, TValue> target) => target.Content = HashTrie<TKey, KeyValuePair<TKey, TValue>, MapEntry<TKey, TValue>>.Empty;
}
