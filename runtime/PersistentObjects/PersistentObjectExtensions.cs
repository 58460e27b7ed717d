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

        /// <summary>
        /// Refuses to go on with a write transaction unless the object is at this version, its <c>Version</c> when it was
        /// read: nobody has changed it since. Changes of the transaction itself don't count.
        /// </summary>
        /// <remarks>
        /// <code>
        /// app.MapPut("/issues/{id}", (long id, Change change, [FromHeader(Name = "If-Match")] string etag) =&gt;
        /// {
        ///     try
        ///     {
        ///         tracker.Write(() =&gt;
        ///         {
        ///             issue.RequireVersion(ETags.Parse(etag));
        ///             issue.Title = change.Title;
        ///         });
        ///     }
        ///     catch (VersionConflictException conflict)
        ///     {
        ///         return Results.Json(conflict.CurrentVersion, statusCode: 412);
        ///     }
        ///     ...
        /// </code>
        /// </remarks>
        /// <exception cref="VersionConflictException">The object is at another version, which the exception has.</exception>
        /// <exception cref="ObjectDeletedException">The object is deleted.</exception>
        /// <exception cref="InvalidOperationException">This thread runs no write transaction of the object's store: the answer would be out of date at once.</exception>
        public void RequireVersion(long version)
        {
            if (o.Home is not { Heap: { IsWriting: true } })
            {
                throw new InvalidOperationException(
                    $"A version of {ObjectNames.Short(o)} was required outside a write transaction of its store, where it could change at once. Call RequireVersion inside Write, before the changes.");
            }
            var current = Visibility.VersionBefore(o);
            if (current != version) throw new VersionConflictException(ObjectNames.Short(o), o.Id, version, current);
        }

        /// <summary>Whether the object is deleted, as this thread sees it.</summary>
        public bool IsDeleted => Visibility.IsDeleted(o);
    }
}
