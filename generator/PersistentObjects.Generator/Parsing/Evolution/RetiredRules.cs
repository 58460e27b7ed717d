using Microsoft.CodeAnalysis;

namespace PersistentObjects.Generator.Parsing.Evolution;

/// <summary>Judges [Retired].</summary>
static class RetiredRules
{
    public static EvolutionProblem? Problem(Compilation compilation, ISymbol symbol, AttributeData attribute) =>
        (symbol is INamedTypeSymbol type ? OfProperty(type, attribute.FirstText()) : OfClass(compilation.Assembly, attribute.FirstText())) is { } reason
            ? new EvolutionProblem(DeclarationDiagnostics.RetiredNotUsable, reason)
            : null;

    static string? OfProperty(INamedTypeSymbol type, string name) =>
        !type.IsMarkedPersistent() ? "the class is not persistent"
        : !FormerNames.IsMemberName(name) ? $"'{name}' is no name of a property"
        : ValueNames.StoredProperties(type).Any(property => property.Name == name)
            ? $"'{name}' is declared: remove the attribute, or the property"
        : ValueNames.StoredProperties(type).FirstOrDefault(property => FormerNames.OfMember(property).Contains(name)) is { } follower
            ? $"'{name}' is a former name of '{follower.Name}', which has its data: remove one of the two attributes"
        : null;

    static string? OfClass(IAssemblySymbol assembly, string name) =>
        !FormerNames.IsTypeName(name) ? $"'{name}' is no full name of a class"
        : assembly.GetTypeByMetadataName(FormerNames.WithoutGlobal(name)).IsMarkedPersistent()
            ? $"'{name}' is declared: remove the attribute, or the class"
        : null;
}
