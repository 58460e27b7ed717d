using PersistentObjects.Generator.Contract;

namespace PersistentObjects.Analyzers.Contracts;

/// <summary>Classes that are gone, that can have no objects any more, or that derive from other ones.</summary>
static class ClassComparison
{
    public static IEnumerable<Difference> Of(ContractMatch match) => Removed(match).Concat(match.Stored.Classes.SelectMany(type => Changed(match, type)));

    static IEnumerable<Difference> Removed(ContractMatch match)
    {
        // An abstract class has no objects; what is lost with it are properties and references, which are looked at themselves.
        var gone = match.Stored.Classes
            .Where(type => !type.IsAbstract && match.TodayOf(type) is null && !match.Declared.Retired.Contains(type.Name))
            .ToList();
        var fresh = match.Declared.Classes.Where(type => match.StoredOf(type) is null && !match.Stored.Retired.Contains(type.Name)).ToList();
        var candidates = new Candidates(match).OfClasses(gone, fresh);
        foreach (var pair in candidates)
        {
            match.Assume(pair.Key, pair.Value);
        }

        return gone.Select(type => candidates.TryGetValue(type.Name, out var candidate)
            ? new Difference(DifferenceKind.ClassRemoved, type.Name, "") { Type = candidate, Candidate = candidate }
            : new Difference(DifferenceKind.ClassRemoved, type.Name, ""));
    }

    static IEnumerable<Difference> Changed(ContractMatch match, ClassContract stored)
    {
        if (match.TodayOf(stored) is not { } today)
        {
            yield break;
        }

        if (today.IsAbstract && !stored.IsAbstract)
        {
            yield return new(DifferenceKind.ClassIsAbstract, stored.Name, "") { Type = today.Name };
        }

        if (LostBase(match, stored, today) is { } lost)
        {
            yield return new(DifferenceKind.BaseLost, stored.Name, "") { Type = today.Name, Before = lost, Now = today.Base ?? "" };
        }
    }

    // A base class that is gone itself can't be referred to any more. Only the class at which the chain parts is told of it.
    static string? LostBase(ContractMatch match, ClassContract stored, ClassContract today)
    {
        if (stored.Base is null || match.WithTodaysNames(stored.Base) == today.Base)
        {
            return null;
        }

        var bases = match.Today.Ancestors(today).ToList();
        return match.StoredGraph.Ancestors(stored)
            .Select(match.WithTodaysNames)
            .FirstOrDefault(name => !bases.Contains(name) && match.Today.Find(ContractNames.Definition(name)) is not null);
    }
}
