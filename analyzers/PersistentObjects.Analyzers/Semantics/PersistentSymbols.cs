using Microsoft.CodeAnalysis;
using PersistentObjects.Generator.Parsing;

namespace PersistentObjects.Analyzers.Semantics;

/// <summary>The library's types as a compilation sees them, resolved once.</summary>
sealed class PersistentSymbols
{
    readonly INamedTypeSymbol _persistentAttribute;

    PersistentSymbols(INamedTypeSymbol persistentAttribute, Compilation compilation)
    {
        _persistentAttribute = persistentAttribute;
        Compilation = compilation;
    }

    public Compilation Compilation { get; }

    /// <summary>Null where the runtime is not referenced: there is nothing to analyze then.</summary>
    public static PersistentSymbols? Of(Compilation compilation) =>
        compilation.GetTypeByMetadataName(MetadataNames.PersistentAttribute) is { } attribute
            ? new PersistentSymbols(attribute, compilation)
            : null;

    /// <summary>
    /// Whether this is a persistent class whose declaration is valid. What is not has an error already, and whoever
    /// puts that right is told the rest then.
    /// </summary>
    public bool IsValidClass(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        HasAttribute(type, _persistentAttribute) && DeclarationRules.Class(type, cancellationToken).IsValid;

    static bool HasAttribute(ISymbol symbol, INamedTypeSymbol attribute)
    {
        foreach (var candidate in symbol.GetAttributes())
        {
            if (SymbolEqualityComparer.Default.Equals(candidate.AttributeClass, attribute))
            {
                return true;
            }
        }

        return false;
    }
}
