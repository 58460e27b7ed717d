using Microsoft.CodeAnalysis;

namespace PersistentObjects.Generator.Parsing;

/// <summary>
/// The names by which the runtime's types are recognised. The generator has no reference to the runtime.
/// </summary>
static class MetadataNames
{
    public const string PersistentAttribute = "PersistentObjects.PersistentAttribute";
    public const string UniqueAttribute = "PersistentObjects.UniqueAttribute";
    public const string IndexAttribute = "PersistentObjects.IndexAttribute";
    public const string OnDeleteAttribute = "PersistentObjects.OnDeleteAttribute";
    public const string InverseOfAttribute = "PersistentObjects.InverseOfAttribute";
    public const string FormerlyNamedAttribute = "PersistentObjects.FormerlyNamedAttribute";
    public const string ConvertFromAttribute = "PersistentObjects.ConvertFromAttribute";
    public const string RetiredAttribute = "PersistentObjects.RetiredAttribute";
    public const string MigrationAttribute = "PersistentObjects.MigrationAttribute";
    public const string SchemaVersionAttribute = "PersistentObjects.SchemaVersionAttribute";
    public const string RetiredData = "PersistentObjects.RetiredData";
    public const string InverseSet = "PersistentObjects.InverseSet";
    public const string CodecAttribute = "PersistentObjects.CodecAttribute";
    public const string ValueCodecInterface = "PersistentObjects.IValueCodec";
    public const string MemoryPackableAttribute = "MemoryPack.MemoryPackableAttribute";
    public const string NotPersistentAttribute = "PersistentObjects.NotPersistentAttribute";
    public const string PersistentObject = "PersistentObjects.PersistentObject";
    public const string PersistentCollection = "PersistentObjects.PersistentCollection";
    public const string PersistentStore = "PersistentObjects.PersistentStore";
    public const string StoreOptions = "PersistentObjects.StoreOptions";
    public const string Extent = "PersistentObjects.Extent";
    public const string PersistentClassInterface = "PersistentObjects.CompilerServices.IPersistentClass";
    public const string PersistentStoreInterface = "PersistentObjects.CompilerServices.IPersistentStore";
    public const string Recovery = "PersistentObjects.CompilerServices.Recovery";
    public const string ManifestAttribute = "PersistentObjects.CompilerServices.PersistentManifestAttribute";
    public const string KeyValuePair = "System.Collections.Generic.KeyValuePair";
    public const string CompilerGeneratedAttribute = "System.Runtime.CompilerServices.CompilerGeneratedAttribute";
    public const string GeneratedCodeAttribute = "System.CodeDom.Compiler.GeneratedCodeAttribute";
    public const string SetsRequiredMembersAttribute = "System.Diagnostics.CodeAnalysis.SetsRequiredMembersAttribute";

    /// <summary>The name of the runtime's assembly.</summary>
    public const string RuntimeAssembly = "PersistentObjects";

    /// <summary>
    /// Whether <paramref name="symbol"/> is the top-level type of this full name, compared without building
    /// strings.
    /// </summary>
    public static bool Is(this ITypeSymbol? symbol, string fullName)
    {
        if (symbol is not INamedTypeSymbol { ContainingType: null })
        {
            return false;
        }

        var end = fullName.Length;
        for (ISymbol part = symbol; part is not INamespaceSymbol { IsGlobalNamespace: true }; part = part.ContainingSymbol)
        {
            var start = end - part.Name.Length;
            if (start < 0 || string.CompareOrdinal(fullName, start, part.Name, 0, part.Name.Length) != 0)
            {
                return false;
            }

            if (part.ContainingNamespace.IsGlobalNamespace)
            {
                return start == 0;
            }

            end = start - 1;
            if (end <= 0 || fullName[end] != '.')
            {
                return false;
            }
        }

        return false;
    }

    public static bool HasAttribute(this ISymbol symbol, string fullName) => symbol.Attributes(fullName).Any();

    /// <summary>The attributes of a class that a symbol has, in the order of the source.</summary>
    public static IEnumerable<AttributeData> Attributes(this ISymbol symbol, string fullName) =>
        symbol.GetAttributes().Where(attribute => attribute.AttributeClass.Is(fullName));

    /// <summary>The text that is an attribute's first argument; empty when there is none, as while it is being typed.</summary>
    public static string FirstText(this AttributeData attribute) =>
        attribute.ConstructorArguments.FirstOrDefault() is { Kind: TypedConstantKind.Primitive, Value: string text } ? text : "";
}
