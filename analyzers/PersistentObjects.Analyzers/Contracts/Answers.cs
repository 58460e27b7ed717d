using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PersistentObjects.Generator.Contract;
using PersistentObjects.Generator.Parsing;

namespace PersistentObjects.Analyzers.Contracts;

/// <summary>
/// What declarations say that the contract does not have: methods that convert old values, and initializers. Neither is there
/// anything to say of a property that the compiler refuses.
/// </summary>
sealed class Answers(Compilation compilation, SchemaContract declared)
{
    readonly TypeFit _types = new(new ContractGraph(declared.Classes), ignoresNames: true);

    /// <summary>Whether a declaration takes care of the difference.</summary>
    public bool Has(Difference difference) => difference.Kind switch
    {
        DifferenceKind.PropertyRemoved or DifferenceKind.TypeChanged or DifferenceKind.NullRefused or DifferenceKind.NullAtFirst
            when difference.IsOfStructure => IsConvertedAsAWhole(difference),
        DifferenceKind.PropertyRemoved => IsInvalid(difference),
        DifferenceKind.TypeChanged or DifferenceKind.NullRefused => IsConverted(difference),
        DifferenceKind.NullAtFirst => PropertyOf(difference.Type, difference.Member) is { } property && HasInitializer(property),
        _ => false,
    };

    // It is declared, with a type that does not exist.
    bool IsInvalid(Difference difference) =>
        PropertyOf(difference.Type, difference.Name) is { IsPartialDefinition: true } property && !property.HasAttribute(MetadataNames.NotPersistentAttribute);

    bool IsConverted(Difference difference) =>
        ContractTypeParser.Parse(difference.Before) is { } before
        && PropertyOf(difference.Type, difference.Member) is { } property
        && Conversions(property).Any(from => _types.Of(before, from) == Fit.Automatic);

    // A value that has changed is taken as another structure that has the members of before.
    bool IsConvertedAsAWhole(Difference difference)
    {
        var users = declared.Classes
            .SelectMany(type => type.Properties.Where(property => Mentions(property.Type, difference.Type)).Select(property => (type.Name, Property: property.Name)))
            .ToList();
        return users.Count > 0 && users.All(user => PropertyOf(user.Name, user.Property) is { } property
            && Conversions(property).Any(from => from.All().Any(part => part.IsStructure && ContractNames.Definition(part.Name) != difference.Type)));
    }

    static bool Mentions(string type, string? structure) =>
        ContractTypeParser.Parse(type)?.All().Any(part => part.IsStructure && ContractNames.Definition(part.Name) == structure) == true;

    static IEnumerable<ContractType> Conversions(IPropertySymbol property) =>
        property.Attributes(MetadataNames.ConvertFromAttribute)
            .SelectMany(attribute => property.ContainingType.GetMembers(attribute.FirstText()))
            .OfType<IMethodSymbol>()
            .Where(method => method.Parameters.Length == 1)
            .Select(method => ContractTypeParser.Parse(ContractTypeNames.Of(method.Parameters[0].Type)))
            .OfType<ContractType>();

    static bool HasInitializer(IPropertySymbol property) =>
        property.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax() is PropertyDeclarationSyntax { Initializer: not null });

    IPropertySymbol? PropertyOf(string? type, string? name) =>
        type is not null && name is not null
            ? compilation.Assembly.GetTypeByMetadataName(type)?.GetMembers(name).OfType<IPropertySymbol>().FirstOrDefault()
            : null;
}
