using Microsoft.CodeAnalysis;
using PersistentObjects.Generator.Model;

namespace PersistentObjects.Generator.Parsing;

/// <summary>Reads the index that a property declares by attribute.</summary>
static class IndexParser
{
    public static bool IsDeclared(IPropertySymbol property) =>
        property.HasAttribute(MetadataNames.UniqueAttribute) || property.HasAttribute(MetadataNames.IndexAttribute);

    public static IndexModel Parse(IPropertySymbol property, PersistentPropertyModel model) =>
        new(
            property.HasAttribute(MetadataNames.UniqueAttribute) ? IndexKind.Unique : IndexKind.Equality,
            "By" + property.Name,
            model,
            IsPublic(property));

    // Whatever is not public is internal: the class's own code has a right to the index of a private property, and an
    // accessor outside of the class can't be more private than that.
    static bool IsPublic(IPropertySymbol property) =>
        property.DeclaredAccessibility == Accessibility.Public
        && PersistentTypes.Reach(property.ContainingType) == Accessibility.Public
        && PersistentTypes.Reach(property.Type) == Accessibility.Public;
}
