namespace PersistentObjects.Objects;

/// <summary>Which version of every object a reader sees.</summary>
/// <param name="At">The newest version seen; <see cref="VersionNode.Uncommitted"/> for the write transaction.</param>
readonly record struct View(long At)
{
    /// <summary>What the write transaction sees: drafts first.</summary>
    internal static View Newest => new(VersionNode.Uncommitted);
}
