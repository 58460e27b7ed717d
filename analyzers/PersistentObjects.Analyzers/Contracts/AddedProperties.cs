namespace PersistentObjects.Analyzers.Contracts;

/// <summary>Properties that objects of before did not have, and whose values could be null in them against their types.</summary>
static class AddedProperties
{
    public static IEnumerable<Difference> Of(ContractMatch match) =>
        from today in match.Declared.Classes
        from property in today.Properties
        where TypeComparison.IsNullAtFirst(property)
            && match.Today.Heirs(today).Any(heir => match.StoredOf(heir) is { } stored && !match.HeldBefore(stored, property))
            // One that comes back has data, or is refused for that reason.
            && !(match.StoredOf(today) is { } same && same.Retired.Contains(property.Name))
        select new Difference(DifferenceKind.NullAtFirst, match.StoredOf(today)?.Name ?? today.Name, property.Name)
        {
            Type = today.Name,
            Member = property.Name,
            Now = property.Type,
        };
}
