using Microsoft.CodeAnalysis;

namespace PersistentObjects.Generator.Parsing.Values;

/// <summary>
/// Finds what can be changed in place in a type whose bytes are not the store's business. What can't be seen, such as
/// the inside of another assembly's class, is trusted.
/// </summary>
static class Mutability
{
    /// <summary>The part of a value that can be changed without the store noticing, if one is known.</summary>
    public static ShapeProblem? Find(ITypeSymbol type) => Find(type, new HashSet<ITypeSymbol>(SymbolEqualityComparer.Default));

    static ShapeProblem? Find(ITypeSymbol type, HashSet<ITypeSymbol> seen)
    {
        if (!seen.Add(type))
        {
            return null;
        }

        if (type is IArrayTypeSymbol || (type is INamedTypeSymbol collection && UnsupportedTypes.IsMutableCollection(collection)))
        {
            return UnsupportedTypes.Explain(type);
        }

        if (type is not INamedTypeSymbol named || type.SpecialType != SpecialType.None || type.IsMarkedPersistent())
        {
            return null;
        }

        return named.TypeArguments.Select(argument => Find(argument, seen)).FirstOrDefault(found => found is not null)
            ?? (named.DeclaringSyntaxReferences.IsEmpty ? null : FindMember(named, seen));
    }

    static ShapeProblem? FindMember(INamedTypeSymbol type, HashSet<ITypeSymbol> seen)
    {
        foreach (var field in type.GetMembers().OfType<IFieldSymbol>().Where(field => field is { IsStatic: false, IsConst: false }))
        {
            var member = field.AssociatedSymbol ?? field;
            var isSettable = member is IPropertySymbol property ? property.SetMethod is { IsInitOnly: false } : !field.IsReadOnly;
            if (isSettable && type.IsReferenceType)
            {
                return new ShapeProblem(
                    type,
                    $"can be changed without the store noticing, since '{DeclarationRules.Display(member)}' can be set: make it 'init' or read-only");
            }

            if (Find(field.Type, seen) is { } inside)
            {
                return inside.Member is null ? inside with { Member = member } : inside;
            }
        }

        return null;
    }
}
