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
            PersistentTypes.DependsOnTypeParameter(property.Type)
                ? new ValueShape.Supplied(Wide: !property.Type.IsReferenceType)
                : Shape(property, shapes),
            DeleteRule: null,
            InverseRules.HasOtherSide(property));

    /// <summary>The shape of a valid property's type, which is known: the rules have asked.</summary>
    public static ValueShape Shape(IPropertySymbol property, ValueShapeParser shapes) => shapes.Parse(property).Shape!;
}
