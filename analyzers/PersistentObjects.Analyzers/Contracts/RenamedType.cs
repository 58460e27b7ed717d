using Microsoft.CodeAnalysis;
using PersistentObjects.Generator.Contract;

namespace PersistentObjects.Analyzers.Contracts;

/// <summary>
/// An enum or value type that is gone, and the new one that stands in its place in the type of a property: most likely the same with
/// another name. Classes are told of by themselves, with all that refers to them.
/// </summary>
/// <param name="Former">The name that the contract has.</param>
/// <param name="Now">The full name of today.</param>
readonly record struct RenamedType(string Former, string Now)
{
    /// <summary>The first one inside two types, that of the contract and that of today; null when there is none.</summary>
    public static RenamedType? Of(ContractType stored, ContractType declared, ContractMatch match) =>
        Pairs(stored, declared)
            .Where(pair => !Has(match.Declared, pair.Former) && Has(match.Declared, pair.Now) && !Has(match.Stored, pair.Now))
            .Select(pair => (RenamedType?)pair)
            .FirstOrDefault();

    /// <summary>The one that a difference has as its candidate; null when it has none.</summary>
    public static RenamedType? Of(Difference difference) =>
        difference.Candidate is { } candidate
        && ContractTypeParser.Parse(difference.Before) is { } before
        && ContractTypeParser.Parse(difference.Now) is { } now
            ? Pairs(before, now).First(pair => pair.Now == candidate)
            : null;

    /// <summary>The difference without a candidate for what is still there: properties have left it, and nothing was renamed.</summary>
    public static Difference Confirm(Difference difference, Compilation compilation) =>
        difference.Kind == DifferenceKind.TypeChanged && Of(difference) is { } type && compilation.Assembly.GetTypeByMetadataName(type.Former) is not null
            ? difference with { Candidate = null }
            : difference;

    static IEnumerable<RenamedType> Pairs(ContractType stored, ContractType declared) =>
        stored.All().Zip(declared.All(), (old, today) => (old, today))
            .Where(pair => pair.old.Kind == pair.today.Kind && (pair.old.Kind == ContractType.Enum || pair.old.IsStructure))
            .Select(pair => new RenamedType(ContractNames.Definition(pair.old.Name), ContractNames.Definition(pair.today.Name)));

    static bool Has(SchemaContract contract, string name) =>
        contract.Enums.Any(type => type.Name == name) || contract.Structures.Any(type => type.Name == name);
}
