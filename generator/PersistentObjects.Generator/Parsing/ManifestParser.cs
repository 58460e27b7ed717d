using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PersistentObjects.Generator.Emit;
using PersistentObjects.Generator.Model;

namespace PersistentObjects.Generator.Parsing;

/// <summary>Reads which manifests there are: this assembly's own, and those of referenced assemblies.</summary>
static class ManifestParser
{
    /// <summary>The manifest of the assembly that is compiled.</summary>
    public static ManifestModel Own(string assemblyName, ImmutableArray<string> classes) =>
        new(assemblyName, classes.OrderBy(name => name, StringComparer.Ordinal).ToEquatableArray());

    /// <summary>The manifests on which a store draws: its own assembly's first, when that has classes.</summary>
    public static EquatableArray<string> All(ManifestModel own, EquatableArray<string> referenced) =>
        own.Classes.Count == 0 ? referenced : referenced.Prepend(ManifestEmitter.FullName(own.AssemblyName)).ToEquatableArray();

    /// <summary>
    /// The manifest classes of referenced assemblies, sorted. Only for this the whole compilation is needed.
    /// </summary>
    public static EquatableArray<string> Referenced(Compilation compilation, CancellationToken cancellationToken) =>
        compilation.SourceModule.ReferencedAssemblySymbols
            .Where(assembly => ReferencesRuntime(assembly) && IsInGlobalAlias(compilation, assembly))
            .SelectMany(assembly => assembly.GetAttributes())
            .Where(attribute => attribute.AttributeClass.Is(MetadataNames.ManifestAttribute))
            .Select(attribute => attribute.ConstructorArguments.FirstOrDefault().Value)
            .OfType<INamedTypeSymbol>()
            .Select(type => type.ToSource())
            .OrderBy(name => name, StringComparer.Ordinal)
            .ToEquatableArray();

    /// <summary>Spares the attributes of the hundred framework assemblies from being decoded.</summary>
    public static bool ReferencesRuntime(IAssemblySymbol assembly) =>
        assembly.Modules.Any(module =>
            module.ReferencedAssemblies.Any(reference => reference.Name == MetadataNames.RuntimeAssembly));

    // What is referenced under an extern alias alone can't be named with global::.
    static bool IsInGlobalAlias(Compilation compilation, IAssemblySymbol assembly) =>
        compilation.GetMetadataReference(assembly)?.Properties.Aliases is not { IsDefaultOrEmpty: false } aliases
        || aliases.Contains(MetadataReferenceProperties.GlobalAlias);
}
