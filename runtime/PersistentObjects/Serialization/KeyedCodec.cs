using PersistentObjects.CompilerServices;

namespace PersistentObjects.Serialization;

/// <summary>
/// What sets and maps have in common: a comparer, and elements in the order of the bytes of their keys. An element of a
/// set is its own key.
/// </summary>
abstract class KeyedCodec<TCollection, TElement>(string typeName) : ValueCodec<TCollection?>(typeName)
    where TCollection : class, IReadOnlyCollection<TElement>
{
    public override void Write(RecordWriter writer, TCollection? value)
    {
        if (value is null)
        {
            writer.WriteByte(0);
            return;
        }
        Elements.WriteCount(writer, value.Count);
        writer.WriteByte(ComparerCode(value));
        var start = writer.Length;
        using var order = new CanonicalOrder(writer, value.Count);
        foreach (var element in value)
        {
            WriteKey(writer, element);
            var keyEnd = writer.Length;
            WriteRest(writer, element);
            order.EndElement(keyEnd);
        }
        Elements.RequireBytes(writer, start, value.Count, TypeName);
        order.Sort(TypeName);
    }

    public override TCollection? Read(ref RecordReader reader)
    {
        if (!reader.TryReadLength(out var count)) return null;
        var comparer = reader.ReadByte();
        var elements = Elements.ListFor<TElement>(count);
        var (previousStart, previousEnd) = (0, 0);
        while (elements.Count < count)
        {
            var start = reader.Position;
            var element = ReadElement(ref reader, out var keyEnd);
            if (elements.Count > 0 && reader.Between(previousStart, previousEnd).SequenceCompareTo(reader.Between(start, keyEnd)) >= 0)
            {
                throw new RecordFormatException($"an element of a {TypeName} that is not behind the one before it, at byte {start}");
            }
            (previousStart, previousEnd) = (start, keyEnd);
            elements.Add(element);
        }
        return Build(elements, comparer);
    }

    /// <summary>Two sets with the same elements may enumerate them in different orders, so the bytes are compared.</summary>
    public override bool Same(TCollection? a, TCollection? b)
    {
        if (ReferenceEquals(a, b)) return true;
        return a is not null && b is not null && a.Count == b.Count && ScratchWriters.SameBytes(this, a, b);
    }

    protected abstract byte ComparerCode(TCollection value);

    protected abstract void WriteKey(RecordWriter writer, TElement element);

    protected abstract void WriteRest(RecordWriter writer, TElement element);

    protected abstract TElement ReadElement(ref RecordReader reader, out int keyEnd);

    protected abstract TCollection Make(List<TElement> elements, byte comparer);

    TCollection Build(List<TElement> elements, byte comparer)
    {
        TCollection made;
        try
        {
            made = Make(elements, comparer);
        }
        catch (Exception e) when (e is not (RecordFormatException or OutOfMemoryException))
        {
            // An Equals, GetHashCode or CompareTo of the elements, or a key that is null.
            throw new RecordFormatException($"elements that make no {TypeName}: {e.Message}", e);
        }
        return made.Count == elements.Count ? made : throw new RecordFormatException(
            $"{elements.Count} elements of a {TypeName}, of which only {made.Count} are different by its comparer");
    }
}
