using Microsoft.CodeAnalysis;
using PersistentObjects.Generator.Model;

namespace PersistentObjects.Generator.Parsing;

/// <summary>Reads what a generated partial part must repeat of a type and the types that contain it.</summary>
static class TypeDeclarationParser
{
    static readonly SymbolDisplayFormat WithConstraints = Identifiers.FullyQualified.WithGenericsOptions(
        SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints);

    public static TypeRef Reference(INamedTypeSymbol type) =>
        new(type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToSource(), Identifiers.PersistentName(type));

    public static TypeDeclaration Parse(INamedTypeSymbol type)
    {
        var headers = new Stack<string>();
        for (var current = type; current is not null; current = current.ContainingType)
        {
            headers.Push($"partial {Keyword(current)} {Identifiers.Escape(current.Name)}{TypeParameterList(current)}");
        }

        return new TypeDeclaration(
            Identifiers.Namespace(type),
            headers.ToEquatableArray(),
            Identifiers.Escape(type.Name),
            Reference(type));
    }

    /// <summary>The type parameters of a generic class and their constraints, null for any other class.</summary>
    public static TypeParametersModel? TypeParameters(INamedTypeSymbol type)
    {
        if (!type.IsGenericType)
        {
            return null;
        }

        var name = type.ToSource();
        return new TypeParametersModel(
            type.TypeParameters.Select(parameter => parameter.Name).ToEquatableArray(),
            name.Substring(name.IndexOf('<')),
            type.ToSource(WithConstraints).Substring(name.Length));
    }

    static string Keyword(INamedTypeSymbol type) => type switch
    {
        { IsRecord: true, IsValueType: true } => "record struct",
        { IsRecord: true } => "record",
        { TypeKind: TypeKind.Struct } => "struct",
        { TypeKind: TypeKind.Interface } => "interface",
        _ => "class",
    };

    static string TypeParameterList(INamedTypeSymbol type) =>
        type.TypeParameters.IsEmpty
            ? ""
            : $"<{string.Join(", ", type.TypeParameters.Select(parameter => Identifiers.Escape(parameter.Name)))}>";
}
