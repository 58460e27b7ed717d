using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PersistentObjects.Generator.Parsing;

/// <summary>How symbols are spelled in generated source.</summary>
static class Identifiers
{
    public static readonly SymbolDisplayFormat FullyQualified = SymbolDisplayFormat.FullyQualifiedFormat.WithMiscellaneousOptions(
        SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers
        | SymbolDisplayMiscellaneousOptions.UseSpecialTypes
        | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    static readonly SymbolDisplayFormat Parameters = FullyQualified
        .WithMemberOptions(SymbolDisplayMemberOptions.IncludeParameters)
        .WithParameterOptions(
            SymbolDisplayParameterOptions.IncludeType
            | SymbolDisplayParameterOptions.IncludeName
            | SymbolDisplayParameterOptions.IncludeModifiers);

    /// <summary>
    /// The type with <c>global::</c>, nullable annotations and tuple names: <c>global::Shop.Customer?</c>.
    /// </summary>
    public static string ToSource(this ITypeSymbol type) => type.ToSource(FullyQualified);

    /// <summary>The type in another format, with everything escaped that needs it.</summary>
    public static string ToSource(this ITypeSymbol type, SymbolDisplayFormat format) =>
        string.Concat(type.ToDisplayParts(format).Select(Text));

    /// <summary>
    /// The property as a comment refers to it. References to generic types name the type parameters, in braces.
    /// </summary>
    public static string DocumentationReference(IPropertySymbol property) =>
        $"{property.OriginalDefinition.ContainingType.ToSource().Replace('<', '{').Replace('>', '}')}.{Escape(property.Name)}";

    /// <summary>The name, or <c>this[int row]</c> for an indexer.</summary>
    public static string NameWithParameters(IPropertySymbol property) =>
        property.IsIndexer ? property.ToDisplayString(Parameters) : Escape(property.Name);

    /// <summary>The namespace, empty for the global one.</summary>
    public static string Namespace(INamedTypeSymbol type) =>
        type.ContainingNamespace.IsGlobalNamespace
            ? ""
            : string.Join(".", NamespaceParts(type.ContainingNamespace).Select(Escape));

    /// <summary>The namespace as metadata spells it, empty for the global one.</summary>
    public static string MetadataNamespace(INamedTypeSymbol type) => string.Join(".", NamespaceParts(type.ContainingNamespace));

    /// <summary>The name in the log: like metadata, with <c>+</c> between nested types.</summary>
    public static string PersistentName(INamedTypeSymbol type)
    {
        if (type.ContainingType is { } container)
        {
            return PersistentName(container) + "+" + type.MetadataName;
        }

        return string.Join(".", [.. NamespaceParts(type.ContainingNamespace), type.MetadataName]);
    }

    /// <summary>
    /// The identifier, with <c>@</c> when it is a keyword. Contextual ones are escaped too: <c>partial class record</c>
    /// would not parse, and an escape is never wrong.
    /// </summary>
    public static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None
        || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None
        || name is "extension" or "field"
            ? "@" + name
            : name;

    /// <summary>The names of the namespace and those around it, outermost first.</summary>
    public static IEnumerable<string> NamespaceParts(INamespaceSymbol symbol) =>
        symbol.IsGlobalNamespace ? [] : [.. NamespaceParts(symbol.ContainingNamespace), symbol.Name];

    // The compiler escapes no contextual keywords: "extern global::partial New()" would not parse.
    static string Text(SymbolDisplayPart part) =>
        part.Symbol is null || part.Kind == SymbolDisplayPartKind.Keyword ? part.ToString() : Escape(part.ToString());
}
