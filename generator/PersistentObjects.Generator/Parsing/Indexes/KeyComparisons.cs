using System.Globalization;
using Microsoft.CodeAnalysis;
using PersistentObjects.Generator.Emit;
using PersistentObjects.Generator.Parsing.Values;

namespace PersistentObjects.Generator.Parsing.Indexes;

/// <summary>Spells how the keys of an index are compared, or says why they can't be so.</summary>
static class KeyComparisons
{
    /// <summary>The expression, null when keys are compared as they are by themselves.</summary>
    /// <param name="declaration">The index.</param>
    /// <param name="keys">The types of the components; of the elements for an index of elements.</param>
    /// <param name="assembly">The assembly whose generated code makes the comparer.</param>
    /// <param name="problem">Why the index can't compare as it says.</param>
    public static string? Parse(
        IndexDeclaration declaration,
        IReadOnlyList<ITypeSymbol> keys,
        IAssemblySymbol assembly,
        out string? problem)
    {
        problem = Problem(declaration, keys, assembly);
        if (problem is not null)
        {
            return null;
        }

        if (declaration.Comparer is { } comparer)
        {
            return OfComparer(declaration, keys[0], comparer);
        }

        var parts = keys.Select(key => Of(declaration, key)).ToList();
        if (keys.Count == 1)
        {
            return parts[0];
        }

        // Always composed: strings are compared by characters and persistent objects by reference, which a tuple would not.
        if (!declaration.IsOrdered || keys.Count == 2)
        {
            return Composite(keys.Select(key => key.ToSource()), parts);
        }

        // The key of an ordered one is a pair: all but the last property, and the last.
        var (first, count) = (keys.Take(keys.Count - 1).Select(key => key.ToSource()).ToList(), keys.Count - 1);
        return Composite(
            [$"({string.Join(", ", first)})", keys[count].ToSource()],
            [Composite(first, parts.Take(count)), parts[count]]);
    }

    static string Composite(IEnumerable<string> types, IEnumerable<string?> parts) =>
        $"{RuntimeNames.KeyComparison}.Composite<{string.Join(", ", types)}>({string.Join(", ", parts.Select(part => part ?? "null"))})";

    // A tuple would compare its strings by culture, and persistent objects as they think they are equal.
    static string? Of(IndexDeclaration declaration, ITypeSymbol key) => key switch
    {
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable =>
            Of(declaration, nullable.TypeArguments[0]) is { } value ? $"{RuntimeNames.KeyComparison}.Optional({value})" : null,
        INamedTypeSymbol { IsTupleType: true, TupleElements: { Length: >= 2 and <= 4 } elements } => Composite(
            elements.Select(element => element.Type.ToSource()),
            elements.Select(element => Of(declaration, element.Type))),
        _ => OfStrings(declaration, key),
    };

    static string? OfStrings(IndexDeclaration declaration, ITypeSymbol key) =>
        declaration.StringComparison is { } comparison && key.SpecialType == SpecialType.System_String
            ? $"{RuntimeNames.KeyComparison}.Strings<{key.ToSource()}>((global::System.StringComparison){comparison.ToString(CultureInfo.InvariantCulture)})"
            : null;

    static string OfComparer(IndexDeclaration declaration, ITypeSymbol key, INamedTypeSymbol comparer)
    {
        var factory = declaration.IsOrdered ? "Order" : "Equality";
        var made = $"new {comparer.ToSource()}()!";
        return key is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable && !Compares(declaration, comparer, key)
            ? $"{RuntimeNames.KeyComparison}.Optional({RuntimeNames.KeyComparison}.{factory}<{nullable.TypeArguments[0].ToSource()}>({made}))"
            : $"{RuntimeNames.KeyComparison}.{factory}<{key.ToSource()}>({made})";
    }

    static string? Problem(IndexDeclaration declaration, IReadOnlyList<ITypeSymbol> keys, IAssemblySymbol assembly)
    {
        if (declaration.StringComparison is not null && !keys.Any(key => key.SpecialType == SpecialType.System_String))
        {
            return "has a StringComparison, and no key of type 'string': remove it";
        }

        if (declaration.Comparer is not { } comparer)
        {
            return null;
        }

        var name = DeclarationRules.Display(comparer);
        var contract = declaration.IsOrdered ? "IComparer" : "IEqualityComparer";
        if (keys.Count > 1 || declaration.StringComparison is not null)
        {
            return keys.Count > 1
                ? "has a Comparer for more than one property: index a computed property instead, or set StringComparison"
                : "has both a Comparer and a StringComparison: remove one";
        }

        if (!Compares(declaration, comparer, keys[0]) && !Compares(declaration, comparer, WithoutNullable(keys[0])))
        {
            return $"has a Comparer for something else: let '{name}' implement '{contract}<{DeclarationRules.Display(keys[0].WithNullableAnnotation(NullableAnnotation.None))}>'";
        }

        var isCreatable = comparer is { IsAbstract: false, IsUnboundGenericType: false }
            && PersistentTypes.Reach(comparer) != Accessibility.Private
            && comparer.InstanceConstructors.Any(constructor =>
                constructor.Parameters.IsEmpty && StateMember.IsAccessible(constructor, assembly));
        return isCreatable
            ? null
            : $"has a Comparer that generated code can't create: make '{name}' a class that is not abstract, public or internal, with a constructor without parameters";
    }

    static bool Compares(IndexDeclaration declaration, INamedTypeSymbol comparer, ITypeSymbol key)
    {
        var contract = declaration.IsOrdered
            ? "System.Collections.Generic.IComparer"
            : "System.Collections.Generic.IEqualityComparer";
        return comparer.AllInterfaces.Any(candidate =>
            candidate.OriginalDefinition.Is(contract)
            && SymbolEqualityComparer.Default.Equals(candidate.TypeArguments[0], key));
    }

    static ITypeSymbol WithoutNullable(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? nullable.TypeArguments[0]
            : type;
}
