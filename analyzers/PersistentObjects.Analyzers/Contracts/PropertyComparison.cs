using PersistentObjects.Generator.Contract;

namespace PersistentObjects.Analyzers.Contracts;

/// <summary>
/// Properties of classes that are gone, or have another type. It is the object that must keep what it held: a property may move
/// to a base class, or to all classes that derive from its own.
/// </summary>
static class PropertyComparison
{
    public static IEnumerable<Difference> Of(ContractMatch match)
    {
        var removed = new List<(ClassContract Place, ClassContract Stored, PropertyContract Property)>();
        var changed = new List<Difference>();
        foreach (var stored in match.Stored.Classes)
        {
            var heirs = match.StoredGraph.Heirs(stored).Select(match.TodayOf).OfType<ClassContract>().ToList();
            foreach (var property in stored.Properties)
            {
                var without = new List<ClassContract>();
                foreach (var today in heirs)
                {
                    if (match.Find(today, property.Name) is { } found)
                    {
                        changed.AddRange(TypeComparison.Of(match, stored.Name, property, found.Owner.Name, found.Property));
                    }
                    else if (!match.IsRetired(today, property.Name))
                    {
                        without.Add(today);
                    }
                }

                // Where all have lost it, the class that declared it has; but only where they are still objects of that.
                var declaring = without.Count == heirs.Count ? match.TodayOf(stored) : null;
                removed.AddRange(without.Select(today =>
                    (declaring is not null && match.Today.SelfAndBases(today).Contains(declaring) ? declaring : today, stored, property)));
            }
        }

        return Removed(match, removed.Distinct()).Concat(changed.Distinct());
    }

    static IEnumerable<Difference> Removed(
        ContractMatch match, IEnumerable<(ClassContract Place, ClassContract Stored, PropertyContract Property)> removed)
    {
        foreach (var place in removed.GroupBy(gone => gone.Place.Name))
        {
            var type = place.First().Place;
            var fresh = type.Properties.Where(property => match.StoredOf(type) is not { } stored || !match.HeldBefore(stored, property));
            var candidates = new Candidates(match).OfMembers([.. place.Select(gone => gone.Property)], [.. fresh]);
            foreach (var (_, stored, property) in place)
            {
                candidates.TryGetValue(property.Name, out var candidate);
                yield return new(DifferenceKind.PropertyRemoved, stored.Name, property.Name)
                {
                    Type = type.Name,
                    Member = candidate,
                    Candidate = candidate,
                    Before = property.Type,
                };
            }
        }
    }
}
