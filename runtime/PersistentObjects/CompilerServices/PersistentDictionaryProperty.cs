using System.ComponentModel;
using PersistentObjects.Collections;
using PersistentObjects.Objects;
using PersistentObjects.Serialization;

namespace PersistentObjects.CompilerServices;

/// <summary>A property that is a <see cref="PersistentDictionary{TKey, TValue}"/>.</summary>
/// <typeparam name="TKey">The type of the keys.</typeparam>
/// <typeparam name="TValue">The type of the values.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PersistentDictionaryProperty<TKey, TValue> : CollectionProperty<PersistentDictionary<TKey, TValue>>
    where TKey : notnull
{
    readonly MapContentCodec<TKey, TValue> _content;

    /// <summary>Describes a property.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="key">Encodes the keys.</param>
    /// <param name="value">Encodes the values.</param>
    /// <param name="field">Gives its backing field.</param>
    public PersistentDictionaryProperty(
        string name, ValueCodec<TKey> key, ValueCodec<TValue> value, FieldAccessor<PersistentDictionary<TKey, TValue>> field)
        : base(name, $"pmap<{key.TypeName}, {value.TypeName}>", key.HasReferences || value.HasReferences, field)
        => (Key, Value, _content) = (key, value, new MapContentCodec<TKey, TValue>(key, value));

    internal ValueCodec<TKey> Key { get; }

    internal ValueCodec<TValue> Value { get; }

    private protected override PersistentDictionary<TKey, TValue> New(PersistentObject owner, PersistentDictionary<TKey, TValue>? like)
        => new(owner, this) { Content = PersistentDictionary<TKey, TValue>.ContentOf(like) };

    internal override void AddReferences(PersistentObject values, ICollection<PersistentObject> references)
    {
        if (!HasReferences) return;
        foreach (var (key, value) in PersistentDictionary<TKey, TValue>.ContentOf(FieldOf(values)))
        {
            Key.AddReferences(key, references);
            Value.AddReferences(value, references);
        }
    }

    internal override void Write(RecordWriter writer, PersistentObject values)
        => _content.Write(writer, new TrieContent<TKey, KeyValuePair<TKey, TValue>, MapEntry<TKey, TValue>>(PersistentDictionary<TKey, TValue>.ContentOf(FieldOf(values))));

    private protected override void ReadContent(ref RecordReader reader, PersistentDictionary<TKey, TValue> target)
        => target.Content = _content.Read(ref reader)?.Trie ?? throw new RecordFormatException($"null where a {TypeName} is expected");

    private protected override void Carry(byte operation, ref RecordReader reader, PersistentDictionary<TKey, TValue> target)
    {
        switch ((EntryOperation)operation)
        {
            case EntryOperation.Set:
                var key = Key.Read(ref reader);
                var entry = KeyValuePair.Create(key, Value.Read(ref reader));
                if (key is null) throw new RecordFormatException($"a {TypeName} with the key null");
                target.Content = target.Content.Set(in entry, replace: true, out _);
                break;
            case EntryOperation.Remove:
                var next = target.Content.Remove(Key.Read(ref reader), out _);
                if (ReferenceEquals(next, target.Content)) throw new RecordFormatException($"the removal of what a {TypeName} does not have");
                target.Content = next;
                break;
            case EntryOperation.Clear:
                target.Content = HashTrie<TKey, KeyValuePair<TKey, TValue>, MapEntry<TKey, TValue>>.Empty;
                break;
            default:
                throw Unknown(operation);
        }
    }

    internal override bool CanRemoveReferences
        => (Key is IReferenceCodec || Value is IReferenceCodec) && (Key is IReferenceCodec || !Key.HasReferences) && (Value is IReferenceCodec || !Value.HasReferences);

    internal override void RemoveReferences(ChangeSet changes, PersistentObject referrer, PersistentObject target)
    {
        var edit = new MapRemoveReferences<TKey, TValue>(this, target);
        changes.Edit(referrer, this, ref edit);
    }

    private protected override IEnumerable<string> Shown(PersistentDictionary<TKey, TValue> held, Func<object?, string> text)
    {
        foreach (var (key, value) in held.Content) yield return $"{text(key)}: {text(value)}";
    }

    private protected override int CountOf(PersistentDictionary<TKey, TValue> held) => held.Content.Count;
}
