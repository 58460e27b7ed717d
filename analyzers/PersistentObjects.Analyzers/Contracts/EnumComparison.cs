using PersistentObjects.Generator.Contract;

namespace PersistentObjects.Analyzers.Contracts;

/// <summary>Members of enums: a store knows their numbers, so those are what must stay; a number may get another name.</summary>
static class EnumComparison
{
    public static IEnumerable<Difference> Of(ContractMatch match)
    {
        var today = match.Declared.Enums.ToDictionary(type => type.Name);
        return match.Stored.Enums.SelectMany(stored => match.Enums.TryGetValue(stored.Name, out var name) ? Of(stored, today[name]) : []);
    }

    static IEnumerable<Difference> Of(EnumContract stored, EnumContract today)
    {
        foreach (var member in stored.Members)
        {
            var same = today.Members.FirstOrDefault(other => other.Name == member.Name);
            if (same is not null && same.Value != member.Value)
            {
                yield return new(DifferenceKind.EnumMemberRenumbered, stored.Name, member.Name)
                {
                    Type = today.Name,
                    Member = member.Name,
                    Before = member.Value,
                    Now = same.Value,
                };
            }
            else if (same is null && !today.Members.Any(other => other.Value == member.Value))
            {
                yield return new(DifferenceKind.EnumMemberRemoved, stored.Name, member.Name) { Type = today.Name, Before = member.Value };
            }
        }
    }
}
