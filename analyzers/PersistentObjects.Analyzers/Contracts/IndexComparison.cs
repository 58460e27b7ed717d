using PersistentObjects.Generator.Contract;

namespace PersistentObjects.Analyzers.Contracts;

/// <summary>Rules of uniqueness that were not checked when the data was stored.</summary>
static class IndexComparison
{
    public static IEnumerable<Difference> Of(ContractMatch match) =>
        from today in match.Declared.Classes
        from index in today.Indexes
        where index.IsUnique && match.Today.Heirs(today).Any(heir => IsNews(match, heir, index))
        select new Difference(DifferenceKind.UniqueAdded, match.StoredOf(today)?.Name ?? today.Name, index.Name)
        {
            Type = today.Name,
            Member = index.Keys.Count == 1 ? index.Keys[0] : null,
            Now = string.Join(", ", index.Keys),
        };

    static bool IsNews(ContractMatch match, ClassContract heir, IndexContract index) =>
        match.StoredOf(heir) is { } stored
        && !match.StoredGraph.SelfAndBases(stored).SelectMany(type => type.Indexes).Any(known => Implies(match, heir, known, index))
        && !index.Keys.Any(key => IsNullInStored(match, heir, stored, key));

    // What is unique by fewer properties is unique by more of them.
    static bool Implies(ContractMatch match, ClassContract heir, IndexContract known, IndexContract index) =>
        known.IsUnique && known.Keys.All(key => index.Keys.Contains(match.Find(heir, key)?.Property.Name ?? key));

    // Null is no key, and a new property that may be null is so in all objects of before.
    static bool IsNullInStored(ContractMatch match, ClassContract heir, ClassContract stored, string key) =>
        match.Find(heir, key) is { Property: { } property }
        && ContractTypeParser.Parse(property.Type) is { AllowsNull: true }
        && !match.HeldBefore(stored, property);
}
