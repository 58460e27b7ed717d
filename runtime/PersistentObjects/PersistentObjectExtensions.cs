using PersistentObjects.Objects;

namespace PersistentObjects;

/// <summary>
/// What every persistent object answers. Extension properties, so that a class may have members of these names, and
/// serializers see only the user's.
/// </summary>
public static class PersistentObjectExtensions
{
    extension(PersistentObject o)
    {
        /// <summary>The id that names the object in its store for ever; 0 while it is detached.</summary>
        public ObjectId Id => new(o.IdValue);

        /// <summary>
        /// The commit version of the object's last change, as this thread sees it: what an ETag is made of. 0 while the
        /// object is detached, or has changes that are not committed.
        /// </summary>
        /// <exception cref="ObjectDeletedException">The object is deleted.</exception>
        public long Version => Visibility.VersionOf(o);

        /// <summary>Whether the object is deleted, as this thread sees it.</summary>
        public bool IsDeleted => Visibility.IsDeleted(o);
    }
}
