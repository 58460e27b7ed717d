using Microsoft.CodeAnalysis;

namespace PersistentObjects.Generator.Parsing.Values;

/// <summary>
/// Finds keys of sets and maps that are compared by the properties of persistent objects. While a store is opened, a
/// collection is made before the objects that it refers to are filled, so such a comparison would go wrong.
/// </summary>
static class KeyedReferences
{
    /// <summary>The persistent class by whose properties keys of the type are compared, if there is one.</summary>
    /// <param name="key">The type of the keys.</param>
    /// <param name="isSorted">Whether keys are put in order, for which references have nothing but their properties.</param>
    public static ITypeSymbol? ComparedByProperties(ITypeSymbol key, bool isSorted) =>
        Find(key, isSorted, new HashSet<ITypeSymbol>(SymbolEqualityComparer.Default));

    static ITypeSymbol? Find(ITypeSymbol type, bool isSorted, HashSet<ITypeSymbol> seen)
    {
        if (!seen.Add(type) || type is not INamedTypeSymbol named)
        {
            return null;
        }

        if (type.IsMarkedPersistent())
        {
            return isSorted || OverridesEquality(named) ? type : null;
        }

        var parts = named.IsTupleType
            ? named.TupleElements.Select(element => element.Type)
            : named.TypeArguments.Concat(Fields(named));
        return parts.Select(part => Find(part, isSorted, seen)).FirstOrDefault(found => found is not null);
    }

    static IEnumerable<ITypeSymbol> Fields(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.IsEmpty
            ? []
            : type.GetMembers().OfType<IFieldSymbol>().Where(field => !field.IsStatic).Select(field => field.Type);

    static bool OverridesEquality(INamedTypeSymbol type) =>
        PersistentTypes.PersistentBases(type).Prepend(type).Any(current =>
            current.GetMembers().OfType<IMethodSymbol>().Any(method => method is { IsOverride: true, Name: "Equals" or "GetHashCode" }))
        || type.AllInterfaces.Any(candidate => candidate.OriginalDefinition.Is("System.IEquatable"));
}
