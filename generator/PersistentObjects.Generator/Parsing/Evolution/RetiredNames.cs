using Microsoft.CodeAnalysis;
using PersistentObjects.Generator.Model;

namespace PersistentObjects.Generator.Parsing.Evolution;

/// <summary>Reads [Retired] of classes and assemblies, sorted by name.</summary>
static class RetiredNames
{
    /// <summary>The properties that a class does not declare any more.</summary>
    public static EquatableArray<RetiredNameModel> OfClass(INamedTypeSymbol type) =>
        Of(type, FormerNames.IsMemberName);

    /// <summary>The classes that an assembly does not declare any more.</summary>
    public static EquatableArray<RetiredNameModel> OfAssembly(IAssemblySymbol assembly) =>
        Of(assembly, FormerNames.IsTypeName);

    /// <summary>Those of the assembly that is compiled, and of those that it references.</summary>
    public static RetiredClassesModel Of(Compilation compilation, CancellationToken cancellationToken) =>
        new(
            OfAssembly(compilation.Assembly),
            compilation.SourceModule.ReferencedAssemblySymbols
                .Where(ManifestParser.ReferencesRuntime)
                .SelectMany(assembly => OfAssembly(assembly))
                .GroupBy(retired => retired.Name)
                .Select(group => group.First())
                .OrderBy(retired => retired.Name, StringComparer.Ordinal)
                .ToEquatableArray());

    static EquatableArray<RetiredNameModel> Of(ISymbol symbol, Func<string, bool> isName) =>
        symbol.Attributes(MetadataNames.RetiredAttribute)
            .Where(attribute => isName(attribute.FirstText()))
            .Select(attribute => new RetiredNameModel(FormerNames.WithoutGlobal(attribute.FirstText()), DropsData(attribute)))
            .GroupBy(retired => retired.Name)
            .Select(group => group.First())
            .OrderBy(retired => retired.Name, StringComparer.Ordinal)
            .ToEquatableArray();

    static bool DropsData(AttributeData attribute) =>
        attribute.NamedArguments.Any(argument => argument is { Key: "DropData", Value.Value: true });
}
