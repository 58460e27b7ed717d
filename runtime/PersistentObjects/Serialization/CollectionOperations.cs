using PersistentObjects.CompilerServices;

namespace PersistentObjects.Serialization;

/// <summary>What operations on collections have in common.</summary>
static class CollectionOperations
{
    /// <summary>Reads an index, or a count.</summary>
    /// <exception cref="RecordFormatException">It is greater than there is any.</exception>
    internal static int ReadIndex(ref RecordReader reader, int most)
    {
        var index = reader.ReadVarUInt64();
        return most >= 0 && index <= (ulong)most ? (int)index : throw new RecordFormatException($"index or count {index} in a list where {most} is the greatest");
    }
}

/// <summary>The operations of a list in an Update: FORMAT.md, "Collections that change".</summary>
enum ListOperation : byte
{
    /// <summary>Value: becomes the last element.</summary>
    Add = 1,

    /// <summary>Index, value: comes before the element that is there.</summary>
    Insert = 2,

    /// <summary>Index, value: takes the place of the element that is there.</summary>
    Set = 3,

    /// <summary>Index, count: so many elements go.</summary>
    Remove = 4,

    /// <summary>All elements go.</summary>
    Clear = 5,
}

/// <summary>The operations of a set or dictionary in an Update: FORMAT.md, "Collections that change".</summary>
enum EntryOperation : byte
{
    /// <summary>An element that is new; or a key, which may be there, and its value.</summary>
    Set = 1,

    /// <summary>An element, or a key, that is there: goes.</summary>
    Remove = 2,

    /// <summary>All go.</summary>
    Clear = 3,
}
