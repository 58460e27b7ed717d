using PersistentObjects.Generator.Contract;
using PersistentObjects.Generator.Model;

namespace PersistentObjects.Analyzers.Contracts;

/// <summary>
/// Names that data may still be stored under, though nothing declared has them: they must stay known, as former or retired
/// ones, and belong to nothing else.
/// </summary>
static class NameComparison
{
    public static IEnumerable<Difference> Of(ContractMatch match) =>
    [
        .. match.Stored.Classes.SelectMany(stored => match.TodayOf(stored) is { } today ? OfClass(match, stored, today) : []),
        .. match.Stored.Classes.Where(stored => match.TodayOf(stored) is null && match.Declared.Retired.Contains(stored.Name))
            .SelectMany(stored => stored.FormerNames.SelectMany(name => Retired(match, name))),
        .. match.Stored.Retired.SelectMany(name => Retired(match, name)),
        .. match.Declared.Enums.SelectMany(today =>
            Dropped(match.Stored.Enums.Where(stored => Has(match.Enums, stored.Name, today.Name)).Select(stored => (stored.Name, stored.FormerNames)), today.Name, today.FormerNames)),
        .. match.Declared.Structures.SelectMany(today => OfStructure(match, today)),
    ];

    static IEnumerable<Difference> OfClass(ContractMatch match, ClassContract stored, ClassContract today)
    {
        foreach (var name in stored.FormerNames.Where(name => name != today.Name && !today.FormerNames.Contains(name)))
        {
            yield return match.Today.Find(name) is { } other
                ? new(DifferenceKind.NameReused, stored.Name, name) { Type = other.Name, Before = stored.Name }
                : new(DifferenceKind.FormerNameDropped, stored.Name, name) { Type = today.Name };
        }

        // What is retired or was called so, and what was called so before it was retired.
        var retired = stored.Retired.Concat(stored.Properties
            .Where(property => match.Find(today, property.Name) is null && match.IsRetired(today, property.Name))
            .SelectMany(property => property.FormerNames));
        foreach (var name in retired.Where(name => !match.IsRetired(today, name)))
        {
            if (match.Find(today, name) is not { } found)
            {
                yield return new(DifferenceKind.RetiredNameDropped, stored.Name, name) { Type = today.Name };
            }
            else if (found.Property.Name == name)
            {
                yield return Reused(stored, name, found.Owner.Name, name);
            }
        }

        foreach (var property in stored.Properties)
        {
            if (match.Find(today, property.Name) is { } found)
            {
                foreach (var name in Lost(property.FormerNames, found.Property))
                {
                    if (match.Find(today, name) is { } other && other.Property.Name == name)
                    {
                        yield return Reused(stored, name, other.Owner.Name, property.Name);
                    }
                    else if (match.Find(today, name) is null && !match.IsRetired(today, name))
                    {
                        yield return new(DifferenceKind.FormerNameDropped, stored.Name, name) { Type = found.Owner.Name, Member = found.Property.Name };
                    }
                }
            }
        }
    }

    static IEnumerable<Difference> OfStructure(ContractMatch match, StructureContract today)
    {
        foreach (var stored in match.Stored.Structures.Where(stored => Has(match.Structures, stored.Name, today.Name)))
        {
            foreach (var difference in Dropped([(stored.Name, stored.FormerNames)], today.Name, today.FormerNames))
            {
                yield return difference;
            }

            foreach (var member in stored.Members)
            {
                var declared = today.Members.FirstOrDefault(other => other.Name == member.Name || other.FormerNames.Contains(member.Name));
                foreach (var name in declared is null ? [] : Lost(member.FormerNames, declared))
                {
                    yield return today.Members.Any(other => other.Name == name)
                        ? new(DifferenceKind.NameReused, stored.Name, name) { Type = today.Name, Member = name, Before = member.Name }
                        : new(DifferenceKind.FormerNameDropped, stored.Name, name) { Type = today.Name, Member = declared!.Name };
                }
            }
        }
    }

    // Names of classes, which no class has to remember.
    static IEnumerable<Difference> Retired(ContractMatch match, string name) =>
        match.Declared.Retired.Contains(name) || match.Declared.Classes.Any(type => type.FormerNames.Contains(name)) ? []
        : match.Today.Find(name) is null ? [new(DifferenceKind.RetiredNameDropped, "", name)]
        : [new(DifferenceKind.NameReused, "", name) { Type = name, Before = name }];

    static IEnumerable<Difference> Dropped(
        IEnumerable<(string Name, EquatableArray<string> FormerNames)> stored, string today, EquatableArray<string> formerNames) =>
        from type in stored
        from name in type.FormerNames
        where name != today && !formerNames.Contains(name)
        select new Difference(DifferenceKind.FormerNameDropped, type.Name, name) { Type = today };

    static Difference Reused(ClassContract stored, string name, string owner, string former) =>
        new(DifferenceKind.NameReused, stored.Name, name) { Type = owner, Member = name, Before = former };

    static IEnumerable<string> Lost(EquatableArray<string> former, PropertyContract declared) =>
        former.Where(name => name != declared.Name && !declared.FormerNames.Contains(name));

    static bool Has(IReadOnlyDictionary<string, string> names, string stored, string today) =>
        names.TryGetValue(stored, out var name) && name == today;
}
