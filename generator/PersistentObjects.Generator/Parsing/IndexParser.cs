using Microsoft.CodeAnalysis;
using PersistentObjects.Generator.Model;

namespace PersistentObjects.Generator.Parsing;

/// <summary>Reads the index that a property declares by attribute.</summary>
static class IndexParser
{
    public static bool IsDeclared(IPropertySymbol property) =>
        property.HasAttribute(MetadataNames.UniqueAttribute) || property.HasAttribute(MetadataNames.IndexAttribute);

    /// <param name="property">The indexed property; of a constructed class when a generic base class declares it.</param>
    /// <param name="type">The class whose extents give the index.</param>
    public static IndexModel Parse(IPropertySymbol property, INamedTypeSymbol type) =>
        new(
            property.HasAttribute(MetadataNames.UniqueAttribute) ? IndexKind.Unique : IndexKind.Equality,
            "By" + property.Name,
            property.Name,
            property.Type.ToSource(),
            Identifiers.DocumentationReference(property),
            IsPublic(property, type));

    // Whatever is not public is internal: the class's own code has a right to the index of a private property, and an
    // accessor outside of the class can't be more private than that.
    static bool IsPublic(IPropertySymbol property, INamedTypeSymbol type) =>
        property.DeclaredAccessibility == Accessibility.Public
        && PersistentTypes.Reach(type) == Accessibility.Public
        && PersistentTypes.Reach(property.Type) == Accessibility.Public;
}
