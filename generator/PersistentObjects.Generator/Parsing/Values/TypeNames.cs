using Microsoft.CodeAnalysis;

namespace PersistentObjects.Generator.Parsing.Values;

/// <summary>
/// Names of types for the log: like metadata, with <c>+</c> between nested types, but with type arguments in angle
/// brackets, and with question marks, since they decide which codec a generic structure has.
/// </summary>
static class TypeNames
{
    /// <summary>The name, without a question mark of its own.</summary>
    public static string Of(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => $"{Argument(array.ElementType)}[{new string(',', array.Rank - 1)}]",
        INamedTypeSymbol { IsTupleType: true, TupleElements.Length: > 1 } tuple =>
            $"({string.Join(", ", tuple.TupleElements.Select(element => Argument(element.Type)))})",
        INamedTypeSymbol named => Named(named),
        _ => type.Name,
    };

    static string Argument(ITypeSymbol type) =>
        type switch
        {
            INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable =>
                Argument(nullable.TypeArguments[0]) + "?",
            _ when KnownTypes.Scalar(type) is { } scalar => scalar.TypeText,
            { IsReferenceType: true, NullableAnnotation: not NullableAnnotation.NotAnnotated } => Of(type) + "?",
            _ => Of(type),
        };

    static string Named(INamedTypeSymbol type)
    {
        var name = type.TypeArguments.IsEmpty
            ? type.Name
            : $"{type.Name}<{string.Join(", ", type.TypeArguments.Select(Argument))}>";
        return type.ContainingType is { } container
            ? $"{Named(container)}+{name}"
            : Identifiers.MetadataNamespace(type) is { Length: > 0 } space ? $"{space}.{name}" : name;
    }
}
