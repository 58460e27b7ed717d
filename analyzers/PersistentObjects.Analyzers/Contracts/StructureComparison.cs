using PersistentObjects.Generator.Contract;

namespace PersistentObjects.Analyzers.Contracts;

/// <summary>Members of structures and records. There is nothing to retire in a value: what it held must have a place.</summary>
static class StructureComparison
{
    public static IEnumerable<Difference> Of(ContractMatch match)
    {
        var today = match.Declared.Structures.ToDictionary(type => type.Name);
        return match.Stored.Structures.SelectMany(stored =>
            match.Structures.TryGetValue(stored.Name, out var name) ? Of(match, stored, today[name]) : []);
    }

    static IEnumerable<Difference> Of(ContractMatch match, StructureContract stored, StructureContract today)
    {
        var gone = stored.Members.Where(member => Find(today, member.Name) is null).ToList();
        var fresh = today.Members
            .Where(member => !stored.Members.Any(old => old.Name == member.Name || member.FormerNames.Contains(old.Name)))
            .ToList();
        var candidates = new Candidates(match).OfMembers(gone, fresh);
        foreach (var member in gone)
        {
            candidates.TryGetValue(member.Name, out var candidate);
            yield return new(DifferenceKind.PropertyRemoved, stored.Name, member.Name)
            {
                IsOfStructure = true,
                Type = today.Name,
                Member = candidate,
                Candidate = candidate,
                Before = member.Type,
            };
        }

        foreach (var member in stored.Members)
        {
            if (Find(today, member.Name) is { } declared)
            {
                foreach (var difference in TypeComparison.Of(match, stored.Name, member, today.Name, declared))
                {
                    yield return difference with { IsOfStructure = true };
                }
            }
        }

        foreach (var member in fresh.Where(member => IsNullAtFirst(match, member.Type)))
        {
            yield return new(DifferenceKind.NullAtFirst, stored.Name, member.Name) { IsOfStructure = true, Type = today.Name, Member = member.Name, Now = member.Type };
        }
    }

    // No initializer runs for what older values do not have, nor for what is in it; an array, too, should not be its default.
    static bool IsNullAtFirst(ContractMatch match, string type) =>
        IsNullAtFirst(match, type, []);

    // The compiler refuses a struct that contains itself, but editors ask before it is put right.
    static bool IsNullAtFirst(ContractMatch match, string type, HashSet<string> seen) =>
        ContractTypeParser.Parse(type) is { IsKnown: true } parsed && IsNullAtFirst(match, parsed, seen);

    static bool IsNullAtFirst(ContractMatch match, ContractType type, HashSet<string> seen) =>
        !type.AllowsNull
        && (type.IsNullAtFirst
            || type.Kind == ContractType.Array
            || (type.Kind == ContractType.Tuple && type.Parts.Any(part => IsNullAtFirst(match, part, seen)))
            || (type.Kind == ContractType.Structure
                && seen.Add(type.Name)
                && MembersOf(match, type).Any(member => IsNullAtFirst(match, member.Type, seen))));

    static IEnumerable<PropertyContract> MembersOf(ContractMatch match, ContractType type) =>
        match.Declared.Structures.FirstOrDefault(other => other.Name == ContractNames.Definition(type.Name))?.Members ?? default;

    static PropertyContract? Find(StructureContract today, string name) =>
        today.Members.FirstOrDefault(member => member.Name == name)
        ?? today.Members.FirstOrDefault(member => member.FormerNames.Contains(name));
}
