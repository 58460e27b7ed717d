using System.Collections.Frozen;
using System.Collections.Immutable;
using PersistentObjects.CompilerServices;

namespace PersistentObjects.Serialization;

/// <summary>A comparer, then the elements in the order of their bytes.</summary>
abstract class SetCodec<TSet, T>(ValueCodec<T> element, string mark) : KeyedCodec<TSet, T>($"set<{element.TypeName}>{mark}")
    where TSet : class, IReadOnlyCollection<T>
{
    public override bool HasReferences => element.HasReferences;

    public override void AddReferences(TSet? value, ICollection<PersistentObject> references)
    {
        if (value is null || !HasReferences) return;
        foreach (var item in value) element.AddReferences(item, references);
    }

    protected override void WriteKey(RecordWriter writer, T item) => element.Write(writer, item);

    protected override void WriteRest(RecordWriter writer, T item)
    {
    }

    protected override T ReadElement(ref RecordReader reader, out int keyEnd)
    {
        var item = element.Read(ref reader);
        keyEnd = reader.Position;
        return item;
    }
}

sealed class ImmutableHashSetCodec<T>(ValueCodec<T> element, string mark) : SetCodec<ImmutableHashSet<T>, T>(element, mark)
{
    protected override byte ComparerCode(ImmutableHashSet<T> value) => StoredComparer.CodeOf(value.KeyComparer, TypeName);

    protected override ImmutableHashSet<T> Make(List<T> elements, byte comparer)
        => ImmutableHashSet.CreateRange(StoredComparer.Equality<T>(comparer), elements);
}

sealed class ImmutableSortedSetCodec<T>(ValueCodec<T> element, string mark) : SetCodec<ImmutableSortedSet<T>, T>(element, mark)
{
    protected override byte ComparerCode(ImmutableSortedSet<T> value) => StoredComparer.CodeOf(value.KeyComparer, TypeName);

    protected override ImmutableSortedSet<T> Make(List<T> elements, byte comparer)
        => ImmutableSortedSet.CreateRange(StoredComparer.Order<T>(comparer), elements);
}

sealed class FrozenSetCodec<T>(ValueCodec<T> element, string mark) : SetCodec<FrozenSet<T>, T>(element, mark)
{
    protected override byte ComparerCode(FrozenSet<T> value) => StoredComparer.CodeOf(value.Comparer, TypeName);

    protected override FrozenSet<T> Make(List<T> elements, byte comparer) => elements.ToFrozenSet(StoredComparer.Equality<T>(comparer));
}
