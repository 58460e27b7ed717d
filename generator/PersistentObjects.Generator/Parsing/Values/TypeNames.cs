using Microsoft.CodeAnalysis;

namespace PersistentObjects.Generator.Parsing.Values;

/// <summary>
/// Names of types for the log: like metadata, with <c>+</c> between nested types, but with type arguments in angle
/// brackets, where the runtime's values have the names of FORMAT.md.
/// </summary>
sealed class TypeNames
{
    static readonly TypeNames Stored = new(marksReferences: true);
    static readonly TypeNames Runtime = new(marksReferences: false);

    readonly bool _marksReferences;

    TypeNames(bool marksReferences) => _marksReferences = marksReferences;

    /// <summary>
    /// The name of a structure, without a question mark of its own. Those of type arguments decide which codecs its
    /// members have.
    /// </summary>
    public static string Of(ITypeSymbol type) => Stored.Name(type);

    /// <summary>
    /// The name of a class. It tells classes apart exactly as the runtime does, so by no nullable reference.
    /// </summary>
    public static string OfRuntime(ITypeSymbol type) => Runtime.Name(type);

    /// <summary>The name of a type without type arguments, its own and those of the types around it.</summary>
    public static string WithoutArguments(INamedTypeSymbol type) =>
        type.ContainingType is { } container ? $"{WithoutArguments(container)}+{type.Name}"
        : Identifiers.MetadataNamespace(type) is { Length: > 0 } space ? $"{space}.{type.Name}"
        : type.Name;

    string Name(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => $"{Argument(array.ElementType)}[{new string(',', array.Rank - 1)}]",
        INamedTypeSymbol { IsTupleType: true, TupleElements.Length: > 1 } tuple =>
            $"({string.Join(", ", tuple.TupleElements.Select(element => Argument(element.Type)))})",
        INamedTypeSymbol named => Named(named),
        _ => type.Name,
    };

    string Argument(ITypeSymbol type) =>
        type switch
        {
            INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable =>
                Argument(nullable.TypeArguments[0]) + "?",
            _ when KnownTypes.Scalar(type) is { } scalar => _marksReferences ? scalar.TypeText : scalar.TypeText.TrimEnd('?'),
            { IsReferenceType: true, NullableAnnotation: not NullableAnnotation.NotAnnotated }
                when _marksReferences => Name(type) + "?",
            _ => Name(type),
        };

    string Named(INamedTypeSymbol type)
    {
        var name = type.TypeArguments.IsEmpty
            ? type.Name
            : $"{type.Name}<{string.Join(", ", type.TypeArguments.Select(Argument))}>";
        return type.ContainingType is { } container
            ? $"{Named(container)}+{name}"
            : Identifiers.MetadataNamespace(type) is { Length: > 0 } space ? $"{space}.{name}" : name;
    }
}
