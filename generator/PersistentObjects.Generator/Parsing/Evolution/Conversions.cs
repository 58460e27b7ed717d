using Microsoft.CodeAnalysis;
using PersistentObjects.Generator.Contract;
using PersistentObjects.Generator.Model;
using PersistentObjects.Generator.Parsing.Values;

namespace PersistentObjects.Generator.Parsing.Evolution;

/// <summary>Reads and judges the methods that a property's [ConvertFrom] names.</summary>
sealed class Conversions(Compilation compilation, ValueShapeParser shapes)
{
    /// <summary>The valid conversions of a property, in the order of their declaration.</summary>
    public IEnumerable<ConversionModel> Of(IPropertySymbol property)
    {
        var attributes = property.Attributes(MetadataNames.ConvertFromAttribute).ToList();
        return attributes.Count == 0 || WhyNone(property) is not null
            ? []
            : attributes
                .SelectMany(attribute => Candidates(property, attribute.FirstText()))
                .Where(method => WhyNot(property, method) is null)
                .GroupBy(method => method.Parameters[0].Type, SymbolEqualityComparer.Default)
                .Select(group => Model(group.First()));
    }

    /// <summary>What is wrong with one [ConvertFrom] of a property, if anything is.</summary>
    public string? Problem(IPropertySymbol property, AttributeData attribute)
    {
        if (WhyNone(property) is { } reason)
        {
            return reason;
        }

        var name = attribute.FirstText();
        var candidates = Candidates(property, name);
        return candidates.Count == 0
            ? $"'{DeclarationRules.Display(property.ContainingType)}' has no static method '{name}' with one parameter"
            : candidates.Select(method => WhyNot(property, method)).FirstOrDefault(problem => problem is not null)
                ?? Twice(property);
    }

    static string? WhyNone(IPropertySymbol property) =>
        !PersistentTypes.IsGeneratedProperty(property) || InverseRules.IsInverse(property) ? "the property is not persistent"
        : property.Type.IsPersistentCollection() ? "a persistent collection has the elements that were stored: declare a new one, and let a migration fill it"
        : null;

    static List<IMethodSymbol> Candidates(IPropertySymbol property, string name) =>
    [
        .. property.ContainingType.GetMembers(name).OfType<IMethodSymbol>()
            .Where(method => method is { IsStatic: true, IsGenericMethod: false, Parameters.Length: 1 } && method.Parameters[0].RefKind == RefKind.None),
    ];

    string? WhyNot(IPropertySymbol property, IMethodSymbol method)
    {
        var display = DeclarationRules.Display(method);
        var old = method.Parameters[0].Type;
        return !compilation.HasImplicitConversion(method.ReturnType, property.Type) || method.RefKind != RefKind.None
                ? $"'{display}' returns '{DeclarationRules.Display(method.ReturnType)}', which is no '{DeclarationRules.Display(property.Type)}'"
            : method.ReturnType is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.Annotated } && property.Type.NullableAnnotation == NullableAnnotation.NotAnnotated
                ? $"'{display}' may return null, which the property does not allow"
            : PersistentTypes.DependsOnTypeParameter(old) ? $"'{display}' takes a type parameter, of which nobody knows how it was stored"
            : shapes.Parse(old).Problem is { } problem ? $"no '{DeclarationRules.Display(old)}' can have been stored: the type '{DeclarationRules.Display(problem.Type)}' {problem.Reason}"
            : PersistentTypes.Reach(old) == Accessibility.Private || PersistentTypes.Reach(method.ReturnType) == Accessibility.Private
                ? $"'{display}' takes or returns a type that is private, protected or file-local, so generated code can't name it"
            : ContractTypeNames.Of(old) == ContractTypeNames.Of(property) ? $"'{display}' takes values of the property's own type, which are not converted"
            : null;
    }

    static string? Twice(IPropertySymbol property) =>
        property.Attributes(MetadataNames.ConvertFromAttribute)
            .SelectMany(attribute => Candidates(property, attribute.FirstText()))
            .GroupBy(method => method.Parameters[0].Type, SymbolEqualityComparer.Default)
            .FirstOrDefault(group => group.Count() > 1) is { } twice
            ? $"two methods convert values of type '{DeclarationRules.Display(twice.Key!)}'"
            : null;

    ConversionModel Model(IMethodSymbol method) =>
        new(
            method.Name,
            method.Parameters[0].Type.ToSource(),
            method.ReturnType.ToSource(),
            shapes.Parse(method.Parameters[0].Type).Shape!); // There is no problem with it.
}
