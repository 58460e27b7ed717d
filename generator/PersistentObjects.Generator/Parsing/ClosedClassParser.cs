using Microsoft.CodeAnalysis;
using PersistentObjects.Generator.Model;
using PersistentObjects.Generator.Parsing.Values;

namespace PersistentObjects.Generator.Parsing;

/// <summary>
/// Reads the generic base classes that a class closes, in this assembly or another one: the types that their properties
/// have there, and their indexes.
/// </summary>
sealed class ClosedClassParser(ValueShapeParser shapes)
{
    public List<ClosedClassModel> Classes { get; } = [];

    public List<DiagnosticInfo> Diagnostics { get; } = [];

    /// <summary>The names of the properties of these classes that are valid with the types that they have here.</summary>
    public HashSet<string> Stored { get; } = [];

    public static ClosedClassParser Parse(INamedTypeSymbol type, ValueShapeParser shapes)
    {
        var parser = new ClosedClassParser(shapes);
        foreach (var closed in PersistentTypes.ClosedBases(type))
        {
            parser.Add(type, closed);
        }

        return parser;
    }

    void Add(INamedTypeSymbol type, INamedTypeSymbol closed)
    {
        var properties = new List<ClosedPropertyModel>();
        foreach (var property in PropertyDeclarationParser.PropertiesInOrder(closed).Where(PersistentTypes.IsGeneratedProperty))
        {
            var verdict = DeclarationRules.ClosedProperty(property, type, shapes);
            Report(verdict);
            if (!verdict.IsValid)
            {
                continue;
            }

            Stored.Add(property.Name);
            var shape = PropertyParser.Shape(property, shapes);
            if (PersistentTypes.DependsOnTypeParameter(property.OriginalDefinition.Type))
            {
                if (DeleteRules.Problem(property, shape, shapes, type) is { } problem)
                {
                    Diagnostics.Add(problem);
                }

                properties.Add(new ClosedPropertyModel(property.Name, shape));
            }
        }

        var name = TypeDeclarationParser.Reference(closed).FullyQualifiedName;
        Classes.Add(new ClosedClassModel(name, TypeNames.OfRuntime(closed), properties.ToEquatableArray()));
    }

    void Report(Verdict verdict)
    {
        if (verdict.Problem is { } problem)
        {
            Diagnostics.Add(problem);
        }
    }
}
