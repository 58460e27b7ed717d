using PersistentObjects.Generator.Contract;

namespace PersistentObjects.Analyzers.Contracts;

/// <summary>
/// Compares a contract with today's declarations: what stored data would lose, or could not be read by. What is added, and what
/// a declaration explains, is no difference. Pure, and in terms of names alone.
/// </summary>
static class ContractComparison
{
    /// <param name="stored">The contract of the file.</param>
    /// <param name="declared">That of the project.</param>
    /// <param name="foreign">The persistent base classes that other assemblies declare.</param>
    public static IReadOnlyList<Difference> Of(SchemaContract stored, SchemaContract declared, IEnumerable<ClassContract> foreign)
    {
        var match = new ContractMatch(stored, declared, foreign);
        IReadOnlyList<Difference> all =
        [
            .. ClassComparison.Of(match),
            .. IndexComparison.Of(match),
            .. PropertyComparison.Of(match),
            .. AddedProperties.Of(match),
            .. StructureComparison.Of(match),
            .. EnumComparison.Of(match),
            .. NameComparison.Of(match),
            .. stored.Migrations.Except(declared.Migrations).Select(id => new Difference(DifferenceKind.MigrationRemoved, "", id)),
        ];
        // What seems to have taken the place of something that is gone is told of that alone.
        var replacing = new HashSet<(string?, string?)>(all
            .Where(difference => difference.Kind == DifferenceKind.PropertyRemoved && difference.Candidate is not null)
            .Select(difference => (difference.Type, difference.Candidate)));
        return [.. all.Where(difference =>
            difference.Kind is not (DifferenceKind.NullAtFirst or DifferenceKind.UniqueAdded) || !replacing.Contains((difference.Type, difference.Member)))];
    }
}
