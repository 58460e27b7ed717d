using PersistentObjects.CompilerServices;
using PersistentObjects.Objects;

namespace PersistentObjects.Indexes;

/// <summary>The value of one property is the key.</summary>
sealed class PropertyKey<TKey>(PersistentProperty<TKey> property) : KeySource<TKey>(property.Name, [property])
{
    internal override PersistentProperty<TKey> Property { get; } = property;

    internal override bool TryReadIn(PersistentObject values, out TKey key)
    {
        key = Property.In(values);
        return true;
    }

    internal override bool TryReadAt(PersistentObject o, View view, out TKey key) => Property.TryReadAt(o, view, out key);
}

/// <summary>A function makes the key.</summary>
sealed class ComputedKey<TKey>(string name, KeyReader<TKey> read, PersistentProperty[] reads) : KeySource<TKey>(name, reads)
{
    internal override bool TryReadIn(PersistentObject values, out TKey key) => read(values, out key);

    internal override bool TryReadAt(PersistentObject o, View view, out TKey key)
    {
        for (var attempt = new StableRead(o, view); attempt.Next(out var values);)
        {
            try
            {
                var found = read(values, out key);
                if (attempt.IsValid()) return found;
            }
            catch (Exception) when (!attempt.IsValid())
            {
                // It has read half of one version and half of another.
            }
        }
        key = default!;
        return false;
    }
}

/// <summary>A function makes any number of keys.</summary>
sealed class ElementKeys<TKey>(string name, ElementReader<TKey> read, PersistentProperty[] reads) : KeySource<TKey>(name, reads)
{
    internal override bool HasElements => true;

    internal override PersistentProperty? ElementsOf { get; init; }

    internal override bool TryReadIn(PersistentObject values, out TKey key) => throw SeveralKeys();

    internal override bool TryReadAt(PersistentObject o, View view, out TKey key) => throw SeveralKeys();

    internal override void ReadAllIn(PersistentObject values, List<TKey> keys) => read(values, keys);

    internal override void ReadAllAt(PersistentObject o, View view, List<TKey> keys)
    {
        var count = keys.Count;
        for (var attempt = new StableRead(o, view); attempt.Next(out var values);)
        {
            try
            {
                read(values, keys);
                if (attempt.IsValid()) return;
            }
            catch (Exception) when (!attempt.IsValid())
            {
                // It has read half of one version and half of another.
            }
            keys.RemoveRange(count, keys.Count - count);
        }
    }

    static InvalidOperationException SeveralKeys() => new("An object has several keys in an index over elements.");
}
