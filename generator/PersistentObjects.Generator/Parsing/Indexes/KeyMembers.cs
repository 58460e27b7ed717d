using Microsoft.CodeAnalysis;

namespace PersistentObjects.Generator.Parsing.Indexes;

/// <summary>Finds the properties that indexes name.</summary>
static class KeyMembers
{
    /// <summary>A property of the class or of a persistent base class.</summary>
    public static IPropertySymbol? Find(INamedTypeSymbol type, string name) =>
        PersistentTypes.PersistentBases(type).Prepend(type)
            .SelectMany(current => current.GetMembers(name))
            .OfType<IPropertySymbol>()
            .FirstOrDefault(property => !property.IsStatic && !property.IsIndexer);

    /// <summary>
    /// The first property that is neither persistent nor computed. One of this class that is meant to be persistent and
    /// can't be has a diagnostic of its own.
    /// </summary>
    public static (IPropertySymbol Property, bool IsReportedElsewhere)? NotUsable(
        IEnumerable<IPropertySymbol> properties,
        INamedTypeSymbol type,
        Func<IPropertySymbol, bool> isStored)
    {
        foreach (var property in properties)
        {
            if (InverseRules.IsInverse(property))
            {
                return (property, false);
            }

            if (PersistentTypes.IsGeneratedProperty(property))
            {
                if (!isStored(property))
                {
                    return (property, true);
                }
            }
            else if (!IsComputed(property, type))
            {
                return (property, false);
            }
        }

        return null;
    }

    // Only source can be followed. A computed property of a compiled generic base class was judged there.
    static bool IsComputed(IPropertySymbol property, INamedTypeSymbol type) =>
        property is { GetMethod: not null, SetMethod: null, RefKind: RefKind.None }
        && !property.ContainingType.GetMembers().OfType<IFieldSymbol>().Any(field =>
            SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property))
        && (!property.DeclaringSyntaxReferences.IsEmpty || SymbolEqualityComparer.Default.Equals(property.ContainingType, type));
}
