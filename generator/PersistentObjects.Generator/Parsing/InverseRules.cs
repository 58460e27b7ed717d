using Microsoft.CodeAnalysis;
using PersistentObjects.Generator.Model;
using PersistentObjects.Generator.Parsing.Indexes;
using PersistentObjects.Generator.Parsing.Values;

namespace PersistentObjects.Generator.Parsing;

/// <summary>Reads and judges [InverseOf], the other side of a reference.</summary>
static class InverseRules
{
    /// <summary>Whether a property is meant to be the other side of a reference.</summary>
    public static bool IsInverse(IPropertySymbol property) =>
        Attribute(property) is not null || property.Type.OriginalDefinition.Is(MetadataNames.InverseSet);

    /// <summary>Whether the class that a reference refers to, or a base class of it, declares the other side.</summary>
    public static bool HasOtherSide(IPropertySymbol reference) =>
        reference.Type is INamedTypeSymbol target
        && target.IsMarkedPersistent()
        && PersistentTypes.PersistentBases(target).Prepend(target)
            .SelectMany(current => current.GetMembers().OfType<IPropertySymbol>())
            .Any(property => IsInverseOf(property, reference));

    static bool IsInverseOf(IPropertySymbol property, IPropertySymbol reference) =>
        IsInverse(property)
        && Reference(property) == reference.Name
        && property.Type is INamedTypeSymbol { TypeArguments: { Length: 1 } arguments }
        && arguments[0] is INamedTypeSymbol referring
        && SymbolEqualityComparer.Default.Equals(KeyMembers.Find(referring, reference.Name), reference);

    /// <summary>The name of the reference that the property names; empty without an attribute.</summary>
    public static string Reference(IPropertySymbol property) =>
        Attribute(property)?.ConstructorArguments.FirstOrDefault().Value as string ?? "";

    /// <summary>What is wrong with a property that is meant to be the other side of a reference.</summary>
    public static DiagnosticInfo? Problem(IPropertySymbol property, ValueShapeParser shapes)
    {
        if (WhyNoSet(property) is { } reason)
        {
            return DeclarationRules.Problem(DeclarationDiagnostics.InverseProperty, property, DeclarationRules.Display(property), reason);
        }

        return WhyNoReference(property, shapes) is { } mistake
            ? DeclarationRules.Problem(DeclarationDiagnostics.InverseReference, property, DeclarationRules.Display(property), mistake)
            : null;
    }

    /// <summary>Whether the referring class is valid; its own diagnostic says why when it is not.</summary>
    public static bool HasUsableClass(IPropertySymbol property, CancellationToken cancellationToken) =>
        DeclarationRules.IsUsableClass(ReferringClass(property)!, property.ContainingAssembly, cancellationToken);

    public static InverseModel Parse(IPropertySymbol property, CancellationToken cancellationToken) =>
        new(
            property.Name,
            PropertyDeclarationParser.Parse(property, cancellationToken),
            TypeDeclarationParser.Reference(ReferringClass(property)!),
            Reference(property));

    static string? WhyNoSet(IPropertySymbol property) =>
        !property.Type.OriginalDefinition.Is(MetadataNames.InverseSet) ? $"its type is '{DeclarationRules.Display(property.Type)}'"
        : Attribute(property) is null ? "it has no [InverseOf], which names the reference"
        : property.SetMethod is not null ? "it has a setter, and changes are made by setting the reference"
        : !PersistentTypes.IsGeneratedProperty(property) ? "it is not partial"
        : property.ContainingType.IsGenericType ? "its class is generic"
        : null;

    static string? WhyNoReference(IPropertySymbol property, ValueShapeParser shapes)
    {
        if (ReferringClass(property) is not { } referring)
        {
            return $"'{DeclarationRules.Display(((INamedTypeSymbol)property.Type).TypeArguments[0])}' is not a persistent class without type parameters";
        }

        if (KeyMembers.Find(referring, Reference(property)) is not { } reference)
        {
            return $"'{DeclarationRules.Display(referring)}' has no property '{Reference(property)}'";
        }

        var display = DeclarationRules.Display(reference);
        return !PersistentTypes.IsGeneratedProperty(reference) || IsInverse(reference) ? $"'{display}' is not persistent"
            : shapes.Parse(reference).Shape is not ValueShape.Reference ? $"'{display}' is not a reference"
            : !RefersTo(reference.Type, property.ContainingType) ? $"'{display}' can't refer to a '{DeclarationRules.Display(property.ContainingType)}'"
            : null;
    }

    // A set of a subclass belongs to a reference that may be to any object of the base class.
    static bool RefersTo(ITypeSymbol type, INamedTypeSymbol owner)
    {
        for (var current = owner; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current, type))
            {
                return true;
            }
        }

        return false;
    }

    static INamedTypeSymbol? ReferringClass(IPropertySymbol property) =>
        ((INamedTypeSymbol)property.Type).TypeArguments[0] is INamedTypeSymbol { IsGenericType: false } type && type.IsMarkedPersistent() ? type : null;

    static AttributeData? Attribute(IPropertySymbol property) =>
        property.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass.Is(MetadataNames.InverseOfAttribute));
}
