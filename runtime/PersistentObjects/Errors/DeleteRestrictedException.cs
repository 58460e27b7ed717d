namespace PersistentObjects;

/// <summary>
/// A transaction would have deleted objects that others still refer to through properties whose rule is
/// <see cref="DeleteRule.Restrict"/>. Nothing was changed.
/// </summary>
public sealed class DeleteRestrictedException : PersistentStoreException
{
    internal DeleteRestrictedException(string message, IReadOnlyList<Referrer> referrers, long count)
        : base(message) => (Referrers, ReferrerCount) = (referrers, count);

    /// <summary>Who refers to what was to be deleted: the first ten.</summary>
    public IReadOnlyList<Referrer> Referrers { get; }

    /// <summary>How many there are in all. An object counts once for each of its properties and each object that this refers to.</summary>
    public long ReferrerCount { get; }
}
