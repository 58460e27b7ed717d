using PersistentObjects.Objects;

namespace PersistentObjects.Indexes;

/// <content>Answers who refers to an object, when the key is a reference.</content>
sealed partial class EqualityIndexTable<TKey> : IReferrerIndex
{
    /// <inheritdoc/>
    public IEnumerator<T> ReferrersOf<T>(PersistentObject target)
        where T : PersistentObject
        => new Matches<TKey, T>.Enumerator(this, (TKey)(object)target);

    /// <inheritdoc/>
    public bool IsReferrer(PersistentObject candidate, PersistentObject target, View view) => IsMatch(candidate, (TKey)(object)target, view);

    internal override void AddNewestMatches(TKey key, List<PersistentObject> matches)
    {
        foreach (var candidate in CandidatesOf(key))
        {
            if (IsMatch(candidate, key, View.Newest)) matches.Add(candidate);
        }
    }

    protected override bool FindsAllByKey => true;

    protected override bool IsIndexed(TKey key) => key is not null || !definition.SkipsNull;
}
