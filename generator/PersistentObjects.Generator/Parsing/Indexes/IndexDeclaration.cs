using Microsoft.CodeAnalysis;

namespace PersistentObjects.Generator.Parsing.Indexes;

/// <summary>An [Index] or [Unique] as the user wrote it, on a property or on a class.</summary>
/// <param name="Target">The property, or the class for a composite index.</param>
/// <param name="IsUnique">Which attribute it is.</param>
/// <param name="Attribute">The attribute.</param>
sealed record IndexDeclaration(ISymbol Target, bool IsUnique, AttributeData Attribute)
{
    const int Ordinal = 4;

    public string AttributeName => IsUnique ? "Unique" : "Index";

    /// <summary>The names of the indexed properties.</summary>
    public IReadOnlyList<string> Properties { get; } = Target is IPropertySymbol property
        ? [property.Name]
        : [.. Attribute.ConstructorArguments.SelectMany(Names)];

    public bool IsOrdered => Named("Ordered") is true;

    public string? Where => Named("Where") as string;

    public string Name => Named("Name") as string ?? "By" + string.Join("And", Properties);

    /// <summary>The member of StringComparison, null when strings are compared by their characters.</summary>
    public int? StringComparison => Named("StringComparison") is int comparison && comparison != Ordinal ? comparison : null;

    public INamedTypeSymbol? Comparer => Named("Comparer") as INamedTypeSymbol;

    /// <summary>The declarations of a class, those on its properties first, in the order of the source.</summary>
    public static IEnumerable<IndexDeclaration> Of(INamedTypeSymbol type) =>
        PropertyDeclarationParser.PropertiesInOrder(type).SelectMany(On).Concat(On(type));

    public static IEnumerable<IndexDeclaration> On(ISymbol symbol) =>
        symbol.GetAttributes()
            .Select(attribute =>
                attribute.AttributeClass.Is(MetadataNames.UniqueAttribute) ? new IndexDeclaration(symbol, true, attribute)
                : attribute.AttributeClass.Is(MetadataNames.IndexAttribute) ? new IndexDeclaration(symbol, false, attribute)
                : null)
            .OfType<IndexDeclaration>();

    /// <summary>Whether it is a property's or a class's, and names as many properties as it must.</summary>
    public bool FitsItsTarget => Target is IPropertySymbol == Attribute.ConstructorArguments.IsEmpty;

    object? Named(string name) =>
        Attribute.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value is { Kind: not TypedConstantKind.Array } constant
            ? constant.Value
            : null;

    static IEnumerable<string> Names(TypedConstant argument) =>
        argument.Kind == TypedConstantKind.Array
            ? argument.Values.IsDefault ? [] : argument.Values.SelectMany(Names)
            : [argument.Value as string ?? ""];
}
