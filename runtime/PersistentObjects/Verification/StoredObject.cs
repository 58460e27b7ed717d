using System.Collections.Immutable;
using PersistentObjects.CompilerServices;
using PersistentObjects.Schema;
using PersistentObjects.Serialization;

namespace PersistentObjects.Verification;

/// <summary>One object as its bytes are.</summary>
/// <param name="Layout">Which values it has.</param>
/// <param name="Values">All of them, but for the collections that were changed.</param>
/// <param name="Version">The commit version that it was last changed at.</param>
sealed record StoredObject(StoredLayout Layout, byte[] Values, long Version)
{
    /// <summary>By the numbers of the properties, the collections that operations were carried out on; they have no bytes among the values.</summary>
    internal ImmutableDictionary<int, StoredCollection> Changed { get; init; } = ImmutableDictionary<int, StoredCollection>.Empty;

    /// <summary>Where each value lies: value i from element i to element i + 1.</summary>
    internal int[] Split(StoredValueReader values) => Layout.Split(values, Values, Changed);

    /// <summary>The same object, with one value that is another one.</summary>
    internal StoredObject With(StoredValueReader values, int property, ReadOnlySpan<byte> value)
    {
        var positions = Split(values);
        return this with { Values = [.. Values.AsSpan(0, positions[property]), .. value, .. Values.AsSpan(positions[property + 1])] };
    }

    /// <summary>What a collection holds, so that operations can be carried out on it.</summary>
    internal StoredCollection Collection(StoredValueReader values, int property)
    {
        if (Changed.TryGetValue(property, out var changed)) return changed;
        var positions = Split(values);
        return StoredCollection.Of((StoredType.Changing)Layout.Types[property], values, Values.AsSpan(positions[property]..positions[property + 1]));
    }

    /// <summary>The same object, with another content of a collection.</summary>
    internal StoredObject With(StoredValueReader values, int property, StoredCollection content)
        => (Changed.ContainsKey(property) ? this : With(values, property, [])) with { Changed = Changed.SetItem(property, content) };

    /// <summary>The same object, with all values in its bytes.</summary>
    internal StoredObject Whole(StoredValueReader values)
    {
        var o = this;
        foreach (var (property, content) in Changed)
        {
            var writer = new RecordWriter();
            content.Write(writer);
            o = (o with { Changed = o.Changed.Remove(property) }).Put(values, property, writer.Written);
        }
        return o;
    }

    // Its place is where a value without bytes would be.
    StoredObject Put(StoredValueReader values, int property, ReadOnlySpan<byte> value)
    {
        var start = Layout.Split(values, Values, Changed.SetItem(property, StoredCollection.None))[property];
        return this with { Values = [.. Values.AsSpan(0, start), .. value, .. Values.AsSpan(start)] };
    }
}
