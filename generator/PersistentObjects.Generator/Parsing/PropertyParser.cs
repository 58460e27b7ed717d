using Microsoft.CodeAnalysis;
using PersistentObjects.Generator.Model;
using PersistentObjects.Generator.Parsing.Values;

namespace PersistentObjects.Generator.Parsing;

/// <summary>Reads a valid persistent property.</summary>
static class PropertyParser
{
    public static PersistentPropertyModel Parse(
        IPropertySymbol property,
        ValueShapeParser shapes,
        CancellationToken cancellationToken) =>
        new(
            property.Name,
            PropertyDeclarationParser.Parse(property, cancellationToken),
            shapes.Parse(property).Shape!); // A valid property's type has a shape: the rules have asked.
}
