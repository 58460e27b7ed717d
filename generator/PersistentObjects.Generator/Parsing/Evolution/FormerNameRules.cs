using Microsoft.CodeAnalysis;
using PersistentObjects.Generator.Parsing.Values;

namespace PersistentObjects.Generator.Parsing.Evolution;

/// <summary>Judges [FormerlyNamed].</summary>
static class FormerNameRules
{
    public static EvolutionProblem? Problem(ISymbol symbol, AttributeData attribute)
    {
        var name = attribute.FirstText();
        if (symbol is INamedTypeSymbol type)
        {
            return !FormerNames.IsTypeName(name)
                ? NotUsable($"'{name}' is no name of a type: write 'Old' for one of the same namespace, or all of 'Space.Old' or 'global::Old'")
                : UsedByType(type, name) is { } used ? InUse(used) : null;
        }

        return !FormerNames.IsMemberName(name) ? NotUsable($"'{name}' is no name of a property")
            : WhyNotStored(symbol) is { } reason ? NotUsable(reason)
            : UsedByMember(symbol, name) is { } member ? InUse(member)
            : null;
    }

    static string? UsedByType(INamedTypeSymbol type, string name) =>
        FormerNames.Resolve(type, name).Contains(TypeNames.WithoutArguments(type))
            ? $"'{name}' is its name today: remove the attribute, or name the old one"
        : type.IsMarkedPersistent() && FormerNames.Resolve(type, name).Select(type.ContainingAssembly.GetTypeByMetadataName).FirstOrDefault(IsMarkedPersistent) is not null
            ? $"'{name}' is the name of another persistent class today, whose data it is: rename that one"
        : null;

    static bool IsMarkedPersistent(INamedTypeSymbol? type) => type.IsMarkedPersistent();

    static string? UsedByMember(ISymbol member, string name)
    {
        var siblings = Stored(member.ContainingType);
        return name == member.Name ? $"'{name}' is its name today: remove the attribute, or name the old one"
            : siblings.Any(sibling => sibling.Name == name) ? $"'{name}' is another member today, whose data it is: rename that one"
            : siblings.TakeWhile(sibling => sibling.Name != member.Name).FirstOrDefault(sibling => FormerNames.OfMember(sibling).Contains(name)) is { } earlier
                ? $"'{name}' is a former name of '{earlier.Name}', too, which has its data: remove one of the two"
            : null;
    }

    static IReadOnlyList<ISymbol> Stored(INamedTypeSymbol type) =>
        type.IsMarkedPersistent()
            ? [.. ValueNames.StoredProperties(type)]
            : [.. StructureState.MembersOf(type, type.ContainingAssembly).Select(member => member.Symbol)];

    // Whether a struct or record is stored is seen where a class has it.
    static string? WhyNotStored(ISymbol symbol) => symbol switch
    {
        IFieldSymbol { ContainingType.TypeKind: TypeKind.Enum } => "members of enums are stored as their numbers, whatever they are called",
        IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType: { IsRecord: true } type } } parameter
            when type.GetMembers(parameter.Name).OfType<IPropertySymbol>().Any() => null,
        IParameterSymbol => "a parameter is stored only when it is a property of a positional record",
        { IsStatic: true } => "static members are not stored",
        IPropertySymbol property when property.ContainingType.IsMarkedPersistent() =>
            PersistentTypes.IsGeneratedProperty(property) && !InverseRules.IsInverse(property) ? null : "it is not persistent",
        { ContainingType: { IsRecord: true } or { IsValueType: true } } => null,
        _ => "it is not persistent",
    };

    static EvolutionProblem NotUsable(string reason) => new(DeclarationDiagnostics.FormerNameNotUsable, reason);

    static EvolutionProblem InUse(string reason) => new(DeclarationDiagnostics.FormerNameInUse, reason);
}
