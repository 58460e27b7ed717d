namespace PersistentObjects.Objects;

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
