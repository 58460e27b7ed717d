using System.Collections.Immutable;
using PersistentObjects.Collections;
using PersistentObjects.CompilerServices;
using PersistentObjects.Schema;

namespace PersistentObjects.Serialization;

/// <summary>
/// The content of a collection that changes, as bytes: what the application's collection holds, without its classes. Immutable, so
/// that a transaction that can't be carried out leaves nothing behind.
/// </summary>
abstract class StoredCollection
{
    /// <summary>Without elements.</summary>
    internal static readonly StoredCollection None = new StoredList(Sequence<byte[]>.Empty);

    /// <summary>One with the content that an object was filled with.</summary>
    internal static StoredCollection Of(StoredType.Changing type, StoredValueReader values, ReadOnlySpan<byte> bytes)
    {
        var reader = new RecordReader(bytes);
        reader.TryReadLength(out var count);
        if (type is StoredType.ChangingList list) return new StoredList(Sequence<byte[]>.From(ReadAll(ref reader, values, list.Element, count)));
        var entries = ImmutableDictionary.CreateBuilder<byte[], byte[]>(ByteComparer.Instance);
        reader.ReadByte();
        for (; count > 0; count--) entries.Add(ReadOne(ref reader, values, type.Key), type.Value is { } value ? ReadOne(ref reader, values, value) : []);
        return new StoredEntries(entries.ToImmutable());
    }

    /// <summary>Reads the operations of an Update, and carries them out.</summary>
    /// <param name="reader">Stands behind the property number.</param>
    /// <param name="values">Reads elements, and refuses what the application would refuse.</param>
    /// <param name="type">The type of the property.</param>
    /// <param name="collection">What the operations are carried out on; null when nothing is kept.</param>
    /// <exception cref="RecordFormatException">They can't be carried out.</exception>
    internal static StoredCollection? Change(ref RecordReader reader, StoredValueReader values, StoredType.Changing type, StoredCollection? collection)
    {
        for (var operation = reader.ReadByte(); operation != 0; operation = reader.ReadByte())
        {
            collection = type is StoredType.ChangingList list
                ? StoredList.Carry(operation, ref reader, values, list, (StoredList?)collection)
                : StoredEntries.Carry(operation, ref reader, values, type, (StoredEntries?)collection);
        }
        return collection;
    }

    /// <summary>Passes over what an Update says of a property: operations of a collection that changes, and the whole value of any other.</summary>
    internal static void PassOverChange(ref RecordReader reader, StoredType type)
    {
        if (type is StoredType.Changing changing) Change(ref reader, StoredValueReader.Silent, changing, null);
        else StoredValueReader.Silent.Read(ref reader, type);
    }

    /// <summary>Appends the content as an object is filled with it.</summary>
    internal abstract void Write(RecordWriter writer);

    protected static byte[] ReadOne(ref RecordReader reader, StoredValueReader values, StoredType type)
    {
        var start = reader.Position;
        values.Read(ref reader, type);
        return reader.Between(start, reader.Position).ToArray();
    }

    protected static RecordFormatException Unknown(byte operation, StoredType type) => new($"an operation {operation} on a {type.Layout}, which has none of that number");

    static byte[][] ReadAll(ref RecordReader reader, StoredValueReader values, StoredType type, int count)
    {
        var all = new byte[count][];
        for (var i = 0; i < count; i++) all[i] = ReadOne(ref reader, values, type);
        return all;
    }
}

/// <summary>A list: elements by index.</summary>
sealed class StoredList(Sequence<byte[]> elements) : StoredCollection
{
    internal static StoredList? Carry(byte operation, ref RecordReader reader, StoredValueReader values, StoredType.ChangingList type, StoredList? list)
    {
        var count = list?.Elements.Count ?? int.MaxValue;
        switch ((ListOperation)operation)
        {
            case ListOperation.Add:
                var added = ReadOne(ref reader, values, type.Element);
                return list is null ? null : new StoredList(list.Elements.Add(added));
            case ListOperation.Insert:
                var at = CollectionOperations.ReadIndex(ref reader, count);
                var inserted = ReadOne(ref reader, values, type.Element);
                return list is null ? null : new StoredList(list.Elements.Insert(at, inserted));
            case ListOperation.Set:
                var index = CollectionOperations.ReadIndex(ref reader, count - 1);
                var set = ReadOne(ref reader, values, type.Element);
                return list is null ? null : new StoredList(list.Elements.SetItem(index, set));
            case ListOperation.Remove:
                var first = CollectionOperations.ReadIndex(ref reader, count);
                var removed = CollectionOperations.ReadIndex(ref reader, count - first);
                return list is null ? null : new StoredList(list.Elements.RemoveRange(first, removed));
            case ListOperation.Clear:
                return list is null ? null : new StoredList(Sequence<byte[]>.Empty);
            default:
                throw Unknown(operation, type);
        }
    }

    internal Sequence<byte[]> Elements => elements;

    internal override void Write(RecordWriter writer)
    {
        Serialization.Elements.WriteCount(writer, elements.Count);
        foreach (var element in elements) writer.WriteBytes(element);
    }
}

/// <summary>A set, whose values are empty, or a dictionary.</summary>
sealed class StoredEntries(ImmutableDictionary<byte[], byte[]> entries) : StoredCollection
{
    internal static StoredEntries? Carry(byte operation, ref RecordReader reader, StoredValueReader values, StoredType.Changing type, StoredEntries? stored)
    {
        switch ((EntryOperation)operation)
        {
            case EntryOperation.Set:
                var key = ReadOne(ref reader, values, type.Key);
                if (type.Value is null && stored?.Entries.ContainsKey(key) == true) throw new RecordFormatException($"an element that a {type.Layout} has already");
                var value = type.Value is null ? [] : ReadOne(ref reader, values, type.Value);
                return stored is null ? null : new StoredEntries(stored.Entries.SetItem(key, value));
            case EntryOperation.Remove:
                var removed = ReadOne(ref reader, values, type.Key);
                if (stored?.Entries.ContainsKey(removed) == false) throw new RecordFormatException($"the removal of what a {type.Layout} does not have");
                return stored is null ? null : new StoredEntries(stored.Entries.Remove(removed));
            case EntryOperation.Clear:
                return stored is null ? null : new StoredEntries(stored.Entries.Clear());
            default:
                throw Unknown(operation, type);
        }
    }

    ImmutableDictionary<byte[], byte[]> Entries => entries;

    internal override void Write(RecordWriter writer)
    {
        Elements.WriteCount(writer, entries.Count);
        writer.WriteByte(0);
        foreach (var (key, value) in entries.OrderBy(entry => entry.Key, ByteComparer.Instance))
        {
            writer.WriteBytes(key);
            writer.WriteBytes(value);
        }
    }
}

/// <summary>Compares by content; in order, as <see cref="CanonicalOrder"/> does.</summary>
sealed class ByteComparer : IEqualityComparer<byte[]>, IComparer<byte[]>
{
    internal static readonly ByteComparer Instance = new();

    public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

    public int GetHashCode(byte[] bytes)
    {
        var hash = default(HashCode);
        hash.AddBytes(bytes);
        return hash.ToHashCode();
    }

    public int Compare(byte[]? x, byte[]? y) => x.AsSpan().SequenceCompareTo(y);
}
