using PersistentObjects.CompilerServices;
using PersistentObjects.Schema;
using PersistentObjects.Serialization;

namespace PersistentObjects.Evolution;

/// <summary>What is kept beside one object: values of properties that its class does not declare, as they were stored.</summary>
/// <param name="Layout">Which values.</param>
/// <param name="Bytes">All of them. Never changed.</param>
readonly record struct RetainedValues(RetainedLayout? Layout, byte[] Bytes)
{
    /// <summary>The same with the value of a property.</summary>
    /// <param name="empty">What is taken when nothing is kept yet.</param>
    /// <param name="property">The property.</param>
    /// <param name="value">Its bytes.</param>
    internal RetainedValues With(RetainedLayout empty, StoredProperty property, ReadOnlySpan<byte> value)
    {
        if (Layout is null) return new RetainedValues(empty.With(0, property), value.ToArray());
        var place = Layout.IndexOf(property);
        if (place < 0) return new RetainedValues(Layout.With(Layout.Properties.Length, property), [.. Bytes, .. value]);
        var (start, end) = PlaceOf(place);
        return new RetainedValues(Layout.With(place, property), [.. Bytes.AsSpan(0, start), .. value, .. Bytes.AsSpan(end)]);
    }

    internal RetainedValues Without(int place)
    {
        var (start, end) = PlaceOf(place);
        return Layout!.Properties.Length == 1
            ? default
            : new RetainedValues(Layout.Without(place), [.. Bytes.AsSpan(0, start), .. Bytes.AsSpan(end)]);
    }

    /// <summary>The bytes of the value at a place.</summary>
    internal ReadOnlySpan<byte> Value(int place)
    {
        var (start, end) = PlaceOf(place);
        return Bytes.AsSpan(start..end);
    }

    (int Start, int End) PlaceOf(int place)
    {
        var values = StoredValueReader.Silent;
        var reader = new RecordReader(Bytes);
        for (var i = 0; i < place; i++) values.Read(ref reader, Layout!.Types[i]);
        var start = reader.Position;
        values.Read(ref reader, Layout!.Types[place]);
        return (start, reader.Position);
    }
}
