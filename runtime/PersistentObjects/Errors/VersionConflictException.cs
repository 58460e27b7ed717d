namespace PersistentObjects;

/// <summary>
/// An object is at another version than a write transaction requires: somebody has changed it meanwhile. If the exception
/// leaves the transaction, nothing was changed.
/// </summary>
/// <remarks>In a web application: an ETag came in with If-Match, and this is the answer 412 with the current one.</remarks>
public sealed class VersionConflictException : PersistentStoreException
{
    internal VersionConflictException(string name, ObjectId id, long requiredVersion, long currentVersion)
        : base($"{name} is at version {currentVersion}, and version {requiredVersion} was required: it has been changed meanwhile. Read it again, and decide anew.")
    {
        Id = id;
        RequiredVersion = requiredVersion;
        CurrentVersion = currentVersion;
    }

    /// <summary>The object.</summary>
    public ObjectId Id { get; }

    /// <summary>The version that was required.</summary>
    public long RequiredVersion { get; }

    /// <summary>The version that the object is at, without the changes of the transaction itself.</summary>
    public long CurrentVersion { get; }
}
