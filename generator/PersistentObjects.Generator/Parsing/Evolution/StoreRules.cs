using Microsoft.CodeAnalysis;

namespace PersistentObjects.Generator.Parsing.Evolution;

/// <summary>Judges what only stores can have: [Migration] and [SchemaVersion].</summary>
static class StoreRules
{
    public static EvolutionProblem? Migration(ISymbol symbol, AttributeData attribute)
    {
        var method = (IMethodSymbol)symbol;
        var id = attribute.FirstText();
        return !PersistentTypes.IsStore(method.ContainingType)
                ? new(DeclarationDiagnostics.MigrationNotCallable, $"'{DeclarationRules.Display(method.ContainingType)}' is no store")
            : !Migrations.IsCallable(method)
                ? new(DeclarationDiagnostics.MigrationNotCallable, $"it is to be declared as 'void {method.Name}()' or 'void {method.Name}(RetiredData retired)', and neither as static nor async")
            : id.Trim().Length == 0
                ? new(DeclarationDiagnostics.MigrationId, "is empty: name it, with the date first")
            : Earlier(method).Any(other => IdOf(other) == id)
                ? new(DeclarationDiagnostics.MigrationId, $"is '{id}', as that of another one: choose another id, since a store runs each id once")
            : null;
    }

    public static EvolutionProblem? SchemaVersion(ISymbol symbol, AttributeData attribute) =>
        !PersistentTypes.IsStore((INamedTypeSymbol)symbol) ? new(DeclarationDiagnostics.SchemaVersionNotUsable, "the class is no store")
        : attribute.ConstructorArguments.FirstOrDefault().Value is < 1
            ? new(DeclarationDiagnostics.SchemaVersionNotUsable, "versions begin with 1, and 0 is that of stores without one")
        : null;

    static IEnumerable<IMethodSymbol> Earlier(IMethodSymbol method) =>
        method.ContainingType.GetMembers().OfType<IMethodSymbol>()
            .TakeWhile(other => !SymbolEqualityComparer.Default.Equals(other, method));

    static string? IdOf(IMethodSymbol method) => method.Attributes(MetadataNames.MigrationAttribute).FirstOrDefault()?.FirstText();
}
