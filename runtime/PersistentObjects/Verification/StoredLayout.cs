using System.Collections.Immutable;
using PersistentObjects.CompilerServices;
using PersistentObjects.Schema;

namespace PersistentObjects.Verification;

/// <summary>Which values objects of a class have, in which order, and of which types.</summary>
sealed class StoredLayout
{
    readonly Dictionary<StoredProperty, StoredLayout> _longer = [];

    /// <exception cref="RecordFormatException">It names a property twice, or a type that is none.</exception>
    internal StoredLayout(StoredClass description)
    {
        Description = description;
        Types = [.. description.Properties.Select(property => StoredType.Parse(property.TypeName))];
        if (description.Properties.Select(property => property.Name).Distinct().Count() < Types.Length)
        {
            throw new RecordFormatException($"a description of '{description.Name}' with a property twice");
        }
    }

    internal StoredClass Description { get; }

    internal string ClassName => Description.Name;

    internal StoredType[] Types { get; }

    internal int IndexOf(string property)
    {
        for (var i = 0; i < Types.Length; i++)
        {
            if (Description.Properties[i].Name == property) return i;
        }
        return -1;
    }

    /// <summary>
    /// The same with one more property. An object that is older than the property has none of its value, until it is given one.
    /// </summary>
    internal StoredLayout With(StoredProperty property)
    {
        if (_longer.TryGetValue(property, out var longer)) return longer;
        longer = new StoredLayout(Description with { Properties = [.. Description.Properties, property] });
        _longer.Add(property, longer);
        return longer;
    }

    /// <summary>Where each value of an object lies: value i from element i to element i + 1. Those that are elsewhere have no bytes.</summary>
    internal int[] Split(StoredValueReader values, ReadOnlySpan<byte> bytes, ImmutableDictionary<int, StoredCollection> elsewhere)
    {
        var reader = new RecordReader(bytes);
        var positions = new int[Types.Length + 1];
        for (var i = 0; i < Types.Length; i++)
        {
            if (!elsewhere.ContainsKey(i)) values.Read(ref reader, Types[i]);
            positions[i + 1] = reader.Position;
        }
        return positions;
    }
}
