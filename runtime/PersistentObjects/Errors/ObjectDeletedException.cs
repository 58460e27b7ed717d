namespace PersistentObjects;

/// <summary>A persistent object was read or written that is deleted, or does not exist at the version being read.</summary>
public sealed class ObjectDeletedException : PersistentStoreException
{
    internal ObjectDeletedException(string message, ObjectId id)
        : base(message)
        => Id = id;

    /// <summary>The id that the object had.</summary>
    public ObjectId Id { get; }
}
