using Microsoft.CodeAnalysis;
using PersistentObjects.Generator.Model;
using PersistentObjects.Generator.Parsing.Values;

namespace PersistentObjects.Generator.Parsing;

/// <summary>Reads and judges [OnDelete], which says what happens to a reference when its target is deleted.</summary>
static class DeleteRules
{
    // As the members of DeleteRule are numbered.
    static readonly string[] Names = ["Restrict", "SetNull", "Cascade"];

    /// <summary>The member of DeleteRule that a property names, null without an attribute.</summary>
    public static string? Of(IPropertySymbol property)
    {
        var attribute = property.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass.Is(MetadataNames.OnDeleteAttribute));
        return attribute?.ConstructorArguments.FirstOrDefault().Value is int rule && rule >= 0 && rule < Names.Length
            ? Names[rule]
            : null;
    }

    /// <summary>What is wrong with the rule of a property, if it has one and anything is.</summary>
    /// <param name="property">The property.</param>
    /// <param name="shape">What it stores; null when it is not persistent.</param>
    /// <param name="shapes">Knows the structures in the shape.</param>
    /// <param name="place">Where to report it.</param>
    public static DiagnosticInfo? Problem(IPropertySymbol property, ValueShape? shape, ValueShapeParser shapes, ISymbol place)
    {
        if (Of(property) is not { } rule)
        {
            return null;
        }

        if (shape is null || !MayRefer(shape, shapes))
        {
            return DeclarationRules.Problem(DeclarationDiagnostics.RuleWithoutReference, place, DeclarationRules.Display(property));
        }

        return rule == "SetNull" && WhyNotNull(shape, shapes) is { } reason
            ? DeclarationRules.Problem(DeclarationDiagnostics.ReferenceNotNullable, place, DeclarationRules.Display(property), reason)
            : null;
    }

    static string? WhyNotNull(ValueShape shape, ValueShapeParser shapes) => shape switch
    {
        // The element goes.
        ValueShape.Changing { Elements: var elements } when elements.All(element => element is ValueShape.Reference || !MayRefer(element, shapes)) => null,
        ValueShape.Reference { AllowsNull: true } or ValueShape.Supplied => null,
        ValueShape.Reference => "its type does not allow null: add '?' to it",
        _ => "the reference is a part of its value, which would have to become another one: use Restrict or Cascade",
    };

    // What a type parameter stands for is judged where a class says so.
    static bool MayRefer(ValueShape shape, ValueShapeParser shapes) =>
        shape is ValueShape.Reference or ValueShape.Supplied
        || shape.Parts.Any(part => MayRefer(part, shapes))
        || shapes.StructuresIn([shape]).Any(structure => structure.HasReferences);
}
