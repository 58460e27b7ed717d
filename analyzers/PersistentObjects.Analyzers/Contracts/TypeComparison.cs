using PersistentObjects.Generator.Contract;

namespace PersistentObjects.Analyzers.Contracts;

/// <summary>What the type of a property or member means for what was stored under its name.</summary>
static class TypeComparison
{
    public static IEnumerable<Difference> Of(
        ContractMatch match, string storedOwner, PropertyContract stored, string owner, PropertyContract declared)
    {
        var before = match.WithTodaysNames(stored.Type);
        // A type parameter is something else in each class that closes it, and an empty text is another diagnostic's.
        if (before == declared.Type
            || ContractTypeParser.Parse(before) is not { IsKnown: true } from
            || ContractTypeParser.Parse(declared.Type) is not { IsKnown: true } to)
        {
            return [];
        }

        return match.Types.Of(from, to) switch
        {
            Fit.Automatic => [],
            Fit.WithoutNull => [New(DifferenceKind.NullRefused)],
            _ => [New(DifferenceKind.TypeChanged) with { Candidate = RenamedType.Of(from, to, match)?.Now }],
        };

        Difference New(DifferenceKind kind) => new(kind, storedOwner, stored.Name)
        {
            Type = owner,
            Member = declared.Name,
            Before = before,
            Now = declared.Type,
        };
    }

    /// <summary>Whether an object or value that was stored without it has null in it, against its type.</summary>
    public static bool IsNullAtFirst(PropertyContract declared) =>
        ContractTypeParser.Parse(declared.Type) is { IsKnown: true, IsNullAtFirst: true };
}
