using Microsoft.CodeAnalysis;
using PersistentObjects.Generator.Model;

namespace PersistentObjects.Generator.Parsing.Evolution;

/// <summary>Reads the migrations of a store.</summary>
static class Migrations
{
    /// <summary>The valid ones, in the order in which they run.</summary>
    public static EquatableArray<MigrationModel> In(INamedTypeSymbol store) =>
        store.GetMembers().OfType<IMethodSymbol>()
            .SelectMany(method => method.Attributes(MetadataNames.MigrationAttribute)
                .Where(attribute => attribute.FirstText().Trim().Length > 0 && IsCallable(method))
                .Select(attribute => new MigrationModel(attribute.FirstText(), Identifiers.Escape(method.Name), !method.Parameters.IsEmpty)))
            .GroupBy(migration => migration.Id)
            .Select(group => group.First())
            .OrderBy(migration => migration.Id, StringComparer.Ordinal)
            .ToEquatableArray();

    /// <summary>The number that a store gives its classes; 0 without one.</summary>
    public static int SchemaVersion(INamedTypeSymbol store) =>
        store.Attributes(MetadataNames.SchemaVersionAttribute)
            .Select(attribute => attribute.ConstructorArguments.FirstOrDefault().Value)
            .FirstOrDefault() is int version and > 0 ? version : 0;

    /// <summary>Whether a method of a store can be called as a migration.</summary>
    public static bool IsCallable(IMethodSymbol method) =>
        method is { IsStatic: false, IsGenericMethod: false, IsAsync: false, ReturnsVoid: true, MethodKind: MethodKind.Ordinary, Parameters.Length: <= 1 }
        && method.Parameters.All(parameter => parameter.RefKind == RefKind.None && parameter.Type.Is(MetadataNames.RetiredData));
}
