using System.Collections.Immutable;
using PersistentObjects.CompilerServices;
using PersistentObjects.Schema;
using PersistentObjects.Serialization;

namespace PersistentObjects.Verification;

/// <summary>Which values objects of a class have, in which order, and of which types.</summary>
sealed class StoredLayout
{
    readonly Dictionary<StoredProperty, StoredLayout> _longer = [];
    readonly Dictionary<(int, StoredProperty), StoredLayout> _redeclared = [];

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

    /// <summary>Where the value of a property is that may have been called differently before; -1 when there is none.</summary>
    internal int IndexOf(StoredProperty property)
    {
        var index = IndexOf(property.Name);
        for (var i = 0; i < property.FormerNames.Count && index < 0; i++) index = IndexOf(property.FormerNames[i]);
        return index;
    }

    /// <summary>The same with another name or type of one property.</summary>
    internal StoredLayout With(int index, StoredProperty property)
    {
        if (Description.Properties[index] == property) return this;
        if (_redeclared.TryGetValue((index, property), out var redeclared)) return redeclared;
        var properties = Description.Properties.ToArray();
        properties[index] = property;
        redeclared = new StoredLayout(Description with { Properties = properties });
        _redeclared.Add((index, property), redeclared);
        return redeclared;
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
