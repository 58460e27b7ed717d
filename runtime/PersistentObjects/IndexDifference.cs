using PersistentObjects.Objects;

namespace PersistentObjects;

/// <summary>Something in which an index disagrees with the objects: a defect of the store, or of a comparer that is not consistent.</summary>
public sealed class IndexDifference
{
    internal IndexDifference(string index, PersistentObject? o, string description)
        => (Index, Object, Description) = (index, o, description);

    /// <summary>The class that declares the index, and the index: <c>Shop.Account.ByEmail</c>.</summary>
    public string Index { get; }

    /// <summary>The object that is not found as it should be, if it is about one.</summary>
    public PersistentObject? Object { get; }

    /// <summary>What is wrong.</summary>
    public string Description { get; }

    /// <summary>All of it, for a log.</summary>
    public override string ToString() => Object is null ? $"{Index}: {Description}" : $"{Index}: {ObjectNames.Short(Object)} {Description}";
}
