using Microsoft.CodeAnalysis;
using PersistentObjects.Generator.Parsing;
using PersistentObjects.Generator.Parsing.Indexes;

namespace PersistentObjects.Analyzers.Queries;

/// <summary>An index of all objects of a class, as its extents give it.</summary>
/// <param name="Name">The member of the extent.</param>
/// <param name="Properties">What is indexed, in order.</param>
/// <param name="IsUnique">Whether it gives one object.</param>
/// <param name="IsOrdered">Whether it knows ranges.</param>
/// <param name="Comparison">The member of StringComparison by which strings are compared.</param>
sealed record ExtentIndex(string Name, IReadOnlyList<IPropertySymbol> Properties, bool IsUnique, bool IsOrdered, int Comparison)
{
    /// <summary>
    /// The indexes that code of an assembly can name. Left out are those that hold only some of the objects or elements of
    /// collections, and those that compare by a class of the user's.
    /// </summary>
    public static IReadOnlyList<ExtentIndex> Of(INamedTypeSymbol type, IAssemblySymbol from) =>
        [.. PersistentTypes.PersistentBases(type).Prepend(type).SelectMany(declaring => Declared(declaring, from))];

    static IEnumerable<ExtentIndex> Declared(INamedTypeSymbol type, IAssemblySymbol from)
    {
        foreach (var declaration in IndexDeclaration.Of(type))
        {
            if (declaration is not { FitsItsTarget: true, Where: null, Comparer: null })
            {
                continue;
            }

            var properties = declaration.Properties.Select(name => KeyMembers.Find(type, name)).OfType<IPropertySymbol>().ToList();
            if (properties.Count == declaration.Properties.Count && properties.All(property => IsUsable(property, type, from)))
            {
                yield return new ExtentIndex(
                    declaration.Name, properties, declaration.IsUnique, declaration.IsOrdered, declaration.StringComparison ?? Condition.Ordinal);
            }
        }
    }

    static bool IsUsable(IPropertySymbol property, INamedTypeSymbol type, IAssemblySymbol from) =>
        KeyTypes.Element(property.Type) is null
        && (SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, from)
            || (property.DeclaredAccessibility == Accessibility.Public
                && PersistentTypes.Reach(type) == Accessibility.Public
                && PersistentTypes.Reach(property.Type) == Accessibility.Public));
}
