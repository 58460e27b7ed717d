using Microsoft.CodeAnalysis;

namespace PersistentObjects.Generator.Parsing;

/// <summary>Answers what a type is to the library.</summary>
static class PersistentTypes
{
    public static bool IsMarkedPersistent(this ITypeSymbol? type) =>
        type is INamedTypeSymbol && type.HasAttribute(MetadataNames.PersistentAttribute);

    /// <summary>Whether the type is a collection that changes: PersistentList and its like.</summary>
    public static bool IsPersistentCollection(this ITypeSymbol type) =>
        type is INamedTypeSymbol { IsGenericType: true, BaseType: { } @base } && @base.Is(MetadataNames.PersistentCollection);

    /// <summary>Whether the class derives from PersistentStore, however far down.</summary>
    public static bool IsStore(INamedTypeSymbol type)
    {
        for (var current = type.BaseType; current is not null; current = current.BaseType)
        {
            if (current.Is(MetadataNames.PersistentStore))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The class's persistent base classes, nearest first.</summary>
    public static IEnumerable<INamedTypeSymbol> PersistentBases(INamedTypeSymbol type)
    {
        for (var current = type.BaseType; current.IsMarkedPersistent(); current = current!.BaseType)
        {
            yield return current!;
        }
    }

    /// <summary>The generic base classes that a class without type parameters gives type arguments, outermost first.</summary>
    public static IEnumerable<INamedTypeSymbol> ClosedBases(INamedTypeSymbol type) =>
        type.IsGenericType ? [] : PersistentBases(type).TakeWhile(current => current.IsGenericType).Reverse();

    /// <summary>Whether values of the type can't be known before a type parameter is given a type.</summary>
    public static bool DependsOnTypeParameter(ITypeSymbol type) => type switch
    {
        ITypeParameterSymbol => true,
        IArrayTypeSymbol array => DependsOnTypeParameter(array.ElementType),
        INamedTypeSymbol { ContainingType: { } container } when DependsOnTypeParameter(container) => true,
        INamedTypeSymbol named => named.TypeArguments.Any(DependsOnTypeParameter),
        _ => false,
    };

    /// <summary>
    /// Whether the property's body is the generator's business, before and after it was generated and in a
    /// referenced assembly. Static partial properties are not: they are how other generators are asked, that of
    /// regular expressions for one.
    /// </summary>
    public static bool IsGeneratedProperty(IPropertySymbol property) =>
        IsGeneratedDefinition(property.OriginalDefinition); // That of a constructed class does not say that it is partial.

    static bool IsGeneratedDefinition(IPropertySymbol property) =>
        GeneratedMembers.IsGenerated(property)
        || (property is { IsPartialDefinition: true, PartialImplementationPart: null, IsStatic: false }
            && property.ExplicitInterfaceImplementations.IsEmpty
            && !property.HasAttribute(MetadataNames.NotPersistentAttribute)
            && !ContainsError(property.Type));

    /// <summary>
    /// How far a type can be named by generated code, which stands outside of every type: public, internal, or
    /// private for whatever it can't name at all. Containing types and type arguments count.
    /// </summary>
    public static Accessibility Reach(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol array)
        {
            return Reach(array.ElementType);
        }

        var least = Accessibility.Public;
        for (var current = type as INamedTypeSymbol; current is not null; current = current.ContainingType)
        {
            least = Least(least, current.IsFileLocal ? Accessibility.Private : DeclaredReach(current));
            least = current.TypeArguments.Aggregate(least, (reach, argument) => Least(reach, Reach(argument)));
        }

        return least;
    }

    /// <summary>Whether a reference type in the type was written where nullable annotations are off.</summary>
    public static bool ContainsOblivious(ITypeSymbol type) =>
        type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.None }
        || (type is INamedTypeSymbol named && named.TypeArguments.Any(ContainsOblivious));

    // The members of the enumeration are ordered from private to public.
    public static Accessibility Least(Accessibility left, Accessibility right) => left < right ? left : right;

    // The compiler has reported the type that it can't find; a body with that type would make it report it once more.
    static bool ContainsError(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => ContainsError(array.ElementType),
        INamedTypeSymbol named => named.TypeKind == TypeKind.Error || named.TypeArguments.Any(ContainsError),
        _ => type.TypeKind == TypeKind.Error,
    };

    static Accessibility DeclaredReach(ISymbol symbol) => symbol.DeclaredAccessibility switch
    {
        Accessibility.Public or Accessibility.NotApplicable => Accessibility.Public,
        Accessibility.Internal or Accessibility.ProtectedOrInternal => Accessibility.Internal,
        _ => Accessibility.Private,
    };
}
