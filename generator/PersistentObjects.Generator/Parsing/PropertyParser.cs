using Microsoft.CodeAnalysis;
using PersistentObjects.Generator.Model;

namespace PersistentObjects.Generator.Parsing;

/// <summary>Reads a valid persistent property.</summary>
static class PropertyParser
{
    public static PersistentPropertyModel Parse(IPropertySymbol property, CancellationToken cancellationToken) =>
        new(
            property.Name,
            PropertyDeclarationParser.Parse(property, cancellationToken),
            ValueShapeParser.Parse(property.Type)!); // A valid property's type has a shape: the rules have asked.
}
