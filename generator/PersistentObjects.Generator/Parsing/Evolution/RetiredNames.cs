using Microsoft.CodeAnalysis;
using PersistentObjects.Generator.Model;

namespace PersistentObjects.Generator.Parsing.Evolution;

/// <summary>Reads [Retired] of classes and assemblies, sorted by name.</summary>
static class RetiredNames
{
    /// <summary>The properties that a class does not declare any more.</summary>
    public static IEnumerable<RetiredNameModel> OfClass(INamedTypeSymbol type) =>
        Of(type, FormerNames.IsMemberName);

    /// <summary>The classes that an assembly does not declare any more.</summary>
    public static IEnumerable<RetiredNameModel> OfAssembly(IAssemblySymbol assembly) =>
        Of(assembly, FormerNames.IsTypeName);

    static IEnumerable<RetiredNameModel> Of(ISymbol symbol, Func<string, bool> isName) =>
        symbol.Attributes(MetadataNames.RetiredAttribute)
            .Where(attribute => isName(attribute.FirstText()))
            .Select(attribute => new RetiredNameModel(FormerNames.WithoutGlobal(attribute.FirstText()), DropsData(attribute)))
            .GroupBy(retired => retired.Name)
            .Select(group => group.First())
            .OrderBy(retired => retired.Name, StringComparer.Ordinal);

    static bool DropsData(AttributeData attribute) =>
        attribute.NamedArguments.Any(argument => argument is { Key: "DropData", Value.Value: true });
}
