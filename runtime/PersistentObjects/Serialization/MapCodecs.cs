using System.Collections.Frozen;
using System.Collections.Immutable;
using PersistentObjects.CompilerServices;

namespace PersistentObjects.Serialization;

/// <summary>A comparer of keys, then keys and values in the order of the bytes of the keys.</summary>
abstract class MapCodec<TMap, TKey, TValue>(ValueCodec<TKey> key, ValueCodec<TValue> value, string mark)
    : KeyedCodec<TMap, KeyValuePair<TKey, TValue>>($"map<{key.TypeName}, {value.TypeName}>{mark}")
    where TMap : class, IReadOnlyCollection<KeyValuePair<TKey, TValue>>
    where TKey : notnull
{
    public override bool HasReferences => key.HasReferences || value.HasReferences;

    public override void AddReferences(TMap? map, ICollection<PersistentObject> references)
    {
        if (map is null || !HasReferences) return;
        foreach (var pair in map)
        {
            key.AddReferences(pair.Key, references);
            value.AddReferences(pair.Value, references);
        }
    }

    protected override void WriteKey(RecordWriter writer, KeyValuePair<TKey, TValue> pair) => key.Write(writer, pair.Key);

    protected override void WriteRest(RecordWriter writer, KeyValuePair<TKey, TValue> pair) => value.Write(writer, pair.Value);

    protected override KeyValuePair<TKey, TValue> ReadElement(ref RecordReader reader, out int keyEnd)
    {
        var k = key.Read(ref reader);
        keyEnd = reader.Position;
        return new(k, value.Read(ref reader));
    }
}

sealed class ImmutableDictionaryCodec<TKey, TValue>(ValueCodec<TKey> key, ValueCodec<TValue> value, string mark)
    : MapCodec<ImmutableDictionary<TKey, TValue>, TKey, TValue>(key, value, mark)
    where TKey : notnull
{
    protected override byte ComparerCode(ImmutableDictionary<TKey, TValue> value)
    {
        StoredComparer.RequireDefault(value.ValueComparer, TypeName);
        return StoredComparer.CodeOf(value.KeyComparer, TypeName);
    }

    protected override ImmutableDictionary<TKey, TValue> Make(List<KeyValuePair<TKey, TValue>> elements, byte comparer)
        => ImmutableDictionary.CreateRange(StoredComparer.Equality<TKey>(comparer), elements);
}

sealed class ImmutableSortedDictionaryCodec<TKey, TValue>(ValueCodec<TKey> key, ValueCodec<TValue> value, string mark)
    : MapCodec<ImmutableSortedDictionary<TKey, TValue>, TKey, TValue>(key, value, mark)
    where TKey : notnull
{
    protected override byte ComparerCode(ImmutableSortedDictionary<TKey, TValue> value)
    {
        StoredComparer.RequireDefault(value.ValueComparer, TypeName);
        return StoredComparer.CodeOf(value.KeyComparer, TypeName);
    }

    protected override ImmutableSortedDictionary<TKey, TValue> Make(List<KeyValuePair<TKey, TValue>> elements, byte comparer)
        => ImmutableSortedDictionary.CreateRange(StoredComparer.Order<TKey>(comparer), elements);
}

sealed class FrozenDictionaryCodec<TKey, TValue>(ValueCodec<TKey> key, ValueCodec<TValue> value, string mark)
    : MapCodec<FrozenDictionary<TKey, TValue>, TKey, TValue>(key, value, mark)
    where TKey : notnull
{
    protected override byte ComparerCode(FrozenDictionary<TKey, TValue> value) => StoredComparer.CodeOf(value.Comparer, TypeName);

    protected override FrozenDictionary<TKey, TValue> Make(List<KeyValuePair<TKey, TValue>> elements, byte comparer)
        => elements.ToFrozenDictionary(StoredComparer.Equality<TKey>(comparer));
}
