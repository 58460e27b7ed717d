using PersistentObjects.Schema;

namespace PersistentObjects.Evolution;

/// <summary>Which values are kept beside an object because its class does not declare them, in the order of their bytes.</summary>
/// <remarks>
/// Objects with the same history share one, so that comparing references tells most of them apart. Any thread may ask for
/// a changed one.
/// </remarks>
sealed class RetainedLayout
{
    readonly Dictionary<(int Place, StoredProperty? Property), RetainedLayout> _changed = [];

    RetainedLayout(StoredProperty[] properties)
    {
        Properties = properties;
        Types = [.. properties.Select(property => StoredType.Parse(property.TypeName))];
    }

    internal StoredProperty[] Properties { get; }

    internal StoredType[] Types { get; }

    /// <summary>One of no values. Each store has its own.</summary>
    internal static RetainedLayout NewEmpty() => new([]);

    /// <summary>The place of a property that may have been called differently; -1 when there is none.</summary>
    internal int IndexOf(StoredProperty property) => Array.FindIndex(Properties, kept => property.IsOrWas(kept.Name));

    internal int IndexOf(string name) => Array.FindIndex(Properties, kept => kept.Name == name);

    /// <summary>The same with another property at a place, or one more at the end.</summary>
    internal RetainedLayout With(int place, StoredProperty property)
        => place < Properties.Length && Properties[place] == property ? this : Changed(place, property);

    internal RetainedLayout Without(int place) => Changed(place, null);

    RetainedLayout Changed(int place, StoredProperty? property)
    {
        lock (_changed)
        {
            if (_changed.TryGetValue((place, property), out var changed)) return changed;
            changed = new RetainedLayout([.. Properties.Take(place), .. property is null ? Array.Empty<StoredProperty>() : [property], .. Properties.Skip(place + 1)]);
            _changed.Add((place, property), changed);
            return changed;
        }
    }
}
