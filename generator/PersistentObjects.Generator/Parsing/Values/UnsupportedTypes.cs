using Microsoft.CodeAnalysis;

namespace PersistentObjects.Generator.Parsing.Values;

/// <summary>Says in a sentence why a type can't be stored, and what to use in its place.</summary>
static class UnsupportedTypes
{
    const string Unnoticed = "can be changed without the store noticing";

    public static ShapeProblem Explain(ITypeSymbol type) => new(type, Reason(type))
    {
        OtherRemedy = type is INamedTypeSymbol named && Changing(named) is { } changing ? $", or a get-only '{changing}<{Arguments(named)}>'" : "",
    };

    static string Reason(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol { Rank: 1 } array => $"{Unnoticed}: use 'ImmutableArray<{Display(array.ElementType)}>'",
        IArrayTypeSymbol => $"{Unnoticed}: use an immutable record that keeps its elements in an 'ImmutableArray<T>'",
        IDynamicTypeSymbol or { SpecialType: SpecialType.System_Object } =>
            "does not say what is stored: use the type that the values have",
        ITypeParameterSymbol => "is a type parameter, so that nothing says what is stored: use the property in a generic base class that is persistent itself",
        IPointerTypeSymbol or IFunctionPointerTypeSymbol => "is an address, which means nothing after a restart: use a number",
        { SpecialType: SpecialType.System_IntPtr } => "has another size on another machine: use 'long'",
        { SpecialType: SpecialType.System_UIntPtr } => "has another size on another machine: use 'ulong'",
        { TypeKind: TypeKind.Delegate } => "is code, which can't be stored: store what tells which code to run, for example an enum",
        INamedTypeSymbol named when named.IsPersistentCollection() =>
            $"belongs to one property, and is no part of another value: use '{Replacement(named)}<{Arguments(named)}>'",
        INamedTypeSymbol named when IsMutableCollection(named) =>
            $"{Unnoticed}: use '{Replacement(named)}<{Arguments(named)}>'",
        { TypeKind: TypeKind.Interface } =>
            "is an interface, behind which anything may stand: use a persistent class or an immutable record",
        { TypeKind: TypeKind.Struct } => "is a struct of which the store can't see the state: use another type, or give the property a [Codec]",
        { DeclaringSyntaxReferences.IsEmpty: false } =>
            $"is a class, which {Unnoticed}: mark the class [Persistent], make it an immutable record, or give it a [Codec]",
        _ => "is a class that the store does not know: store what it is made of, or give the property a [Codec]",
    };

    /// <summary>The immutable collection to use in place of one that can be changed.</summary>
    public static string Replacement(INamedTypeSymbol type) =>
        type.Arity == 2 ? "ImmutableDictionary"
        : type.Name.Contains("Set") ? "ImmutableHashSet"
        : "ImmutableArray";

    /// <summary>The persistent collection that a property can have in place of an ordinary one to which elements are added.</summary>
    public static string? Changing(INamedTypeSymbol type) =>
        type is not { Arity: > 0, ContainingNamespace: { Name: "Generic", ContainingNamespace: { Name: "Collections", ContainingNamespace.Name: "System" } } } ? null
        : type.Name switch
        {
            "List" or "IList" or "ICollection" => "PersistentList",
            "HashSet" or "ISet" => "PersistentSet",
            "Dictionary" or "IDictionary" => "PersistentDictionary",
            _ => null,
        };

    static string Arguments(INamedTypeSymbol type) =>
        type.Arity == 0 ? "T" : string.Join(", ", type.TypeArguments.Select(Display));

    /// <summary>Whether the type is a collection of another assembly that is not known to be immutable.</summary>
    public static bool IsMutableCollection(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.IsEmpty
        && KnownTypes.CollectionKind(type) is null
        && KnownTypes.Scalar(type) is null
        && type.Arity <= 2
        && type.SpecialType != SpecialType.System_String
        && (type.AllInterfaces.Append(type).Any(candidate => candidate.SpecialType == SpecialType.System_Collections_IEnumerable)
            || (type.Name is "Memory" or "ReadOnlyMemory" && type.ContainingNamespace.Name == "System"));

    static string Display(ITypeSymbol type) => DeclarationRules.Display(type);
}
