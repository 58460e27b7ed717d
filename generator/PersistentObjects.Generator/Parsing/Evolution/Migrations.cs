using Microsoft.CodeAnalysis;
using PersistentObjects.Generator.Model;

namespace PersistentObjects.Generator.Parsing.Evolution;

/// <summary>Reads the migrations of a store.</summary>
static class Migrations
{
    /// <summary>The valid ones, in the order in which they run.</summary>
    public static IEnumerable<MigrationModel> In(INamedTypeSymbol store) =>
        store.GetMembers().OfType<IMethodSymbol>()
            .SelectMany(method => method.Attributes(MetadataNames.MigrationAttribute)
                .Where(attribute => attribute.FirstText().Trim().Length > 0 && IsCallable(method))
                .Select(attribute => new MigrationModel(attribute.FirstText(), Identifiers.Escape(method.Name), !method.Parameters.IsEmpty)))
            .GroupBy(migration => migration.Id)
            .Select(group => group.First())
            .OrderBy(migration => migration.Id, StringComparer.Ordinal);

    /// <summary>Whether a method of a store can be called as a migration.</summary>
    public static bool IsCallable(IMethodSymbol method) =>
        method is { IsStatic: false, IsGenericMethod: false, IsAsync: false, ReturnsVoid: true, MethodKind: MethodKind.Ordinary, Parameters.Length: <= 1 }
        && method.Parameters.All(parameter => parameter.RefKind == RefKind.None && parameter.Type.Is(MetadataNames.RetiredData));
}
