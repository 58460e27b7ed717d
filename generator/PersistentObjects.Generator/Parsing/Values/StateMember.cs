using Microsoft.CodeAnalysis;

namespace PersistentObjects.Generator.Parsing.Values;

/// <summary>A property or field that is part of a structure's state.</summary>
/// <param name="Symbol">The property or field.</param>
/// <param name="Type">Its type.</param>
/// <param name="IsSettable">Whether an object initializer in generated code may set it.</param>
/// <param name="IsRequired">Whether one must.</param>
sealed record StateMember(ISymbol Symbol, ITypeSymbol Type, bool IsSettable, bool IsRequired)
{
    public static StateMember Of(IPropertySymbol property, IAssemblySymbol assembly) =>
        new(
            property,
            property.Type,
            property.SetMethod is { } setter && IsAccessible(setter, assembly),
            property.IsRequired);

    public static StateMember Of(IFieldSymbol field, IAssemblySymbol assembly) =>
        new(field, field.Type, !field.IsReadOnly && IsAccessible(field, assembly), field.IsRequired);

    /// <summary>Whether generated code of the assembly can read the member.</summary>
    public bool IsReadable(IAssemblySymbol assembly) =>
        IsAccessible(Symbol is IPropertySymbol { GetMethod: { } getter } ? getter : Symbol, assembly)
        && Symbol is not IPropertySymbol { GetMethod: null };

    public static bool IsAccessible(ISymbol symbol, IAssemblySymbol assembly) => symbol.DeclaredAccessibility switch
    {
        Accessibility.Public => true,
        Accessibility.Internal or Accessibility.ProtectedOrInternal =>
            SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, assembly)
            || symbol.ContainingAssembly.GivesAccessTo(assembly),
        _ => false,
    };
}
