using Microsoft.CodeAnalysis;
using PersistentObjects.Generator.Model;

namespace PersistentObjects.Generator.Parsing;

/// <summary>
/// Reads the generic base classes that a class closes, in this assembly or another one: the types that their properties
/// have there, and their indexes.
/// </summary>
sealed class ClosedClassParser
{
    public List<ClosedClassModel> Classes { get; } = [];

    public List<IndexModel> Indexes { get; } = [];

    public List<DiagnosticInfo> Diagnostics { get; } = [];

    public static ClosedClassParser Parse(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        var parser = new ClosedClassParser();
        foreach (var closed in PersistentTypes.ClosedBases(type))
        {
            parser.Add(type, closed, cancellationToken);
        }

        return parser;
    }

    void Add(INamedTypeSymbol type, INamedTypeSymbol closed, CancellationToken cancellationToken)
    {
        var properties = new List<ClosedPropertyModel>();
        foreach (var property in PropertyDeclarationParser.PropertiesInOrder(closed).Where(PersistentTypes.IsGeneratedProperty))
        {
            var verdict = DeclarationRules.ClosedProperty(property, type, cancellationToken);
            if (verdict.Problem is { } problem)
            {
                Diagnostics.Add(problem);
            }

            if (!verdict.IsValid)
            {
                continue;
            }

            if (PersistentTypes.DependsOnTypeParameter(property.OriginalDefinition.Type))
            {
                properties.Add(new ClosedPropertyModel(property.Name, PropertyParser.Shape(property)));
            }

            if (IndexParser.IsDeclared(property) && DeclarationRules.Index(property, isPersistent: true).IsValid)
            {
                Indexes.Add(IndexParser.Parse(property, type));
            }
        }

        var name = TypeDeclarationParser.Reference(closed).FullyQualifiedName;
        Classes.Add(new ClosedClassModel(name, ClosedNames.Of(closed), properties.ToEquatableArray()));
    }
}
