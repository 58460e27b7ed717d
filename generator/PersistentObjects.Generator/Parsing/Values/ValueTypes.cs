using Microsoft.CodeAnalysis;

namespace PersistentObjects.Generator.Parsing.Values;

/// <summary>
/// Collects the enums, structures and records that stored values consist of, also inside of one another. Those of the
/// framework are left out, which are not declared differently one day.
/// </summary>
/// <param name="assembly">The assembly whose generated code is to name the types.</param>
sealed class ValueTypes(IAssemblySymbol assembly)
{
    readonly HashSet<ITypeSymbol> _seen = new(SymbolEqualityComparer.Default);
    readonly HashSet<ITypeSymbol> _definitions = new(SymbolEqualityComparer.Default);
    readonly List<INamedTypeSymbol> _found = [];

    /// <summary>The types that were met, generic ones as they are defined.</summary>
    public IReadOnlyList<INamedTypeSymbol> Found => _found;

    /// <summary>Adds what values of a property consist of.</summary>
    public void Add(IPropertySymbol property)
    {
        if (OpaqueParser.DeclaredCodec(property) is null)
        {
            Add(property.Type);
        }
    }

    /// <summary>Adds what values of a type consist of.</summary>
    public void Add(ITypeSymbol type)
    {
        // With another annotation of nullability it is the same type.
        if (type is not INamedTypeSymbol named || KnownTypes.Scalar(type) is not null || !_seen.Add(type))
        {
            return;
        }

        if (type.IsMarkedPersistent() || OpaqueParser.DeclaredCodec(type) is not null || OpaqueParser.IsMemoryPackable(named))
        {
            return;
        }

        if (!named.IsTupleType && IsValueType(named) && _definitions.Add(named.OriginalDefinition))
        {
            AddDefinition(named.OriginalDefinition);
        }

        foreach (var argument in named.IsTupleType ? named.TupleElements.Select(element => element.Type) : named.TypeArguments)
        {
            Add(argument);
        }
    }

    static bool IsValueType(INamedTypeSymbol type) =>
        (type.TypeKind == TypeKind.Enum || StructureParser.MayBeStructure(type)) && !StructureParser.IsInFramework(type);

    void AddDefinition(INamedTypeSymbol type)
    {
        _found.Add(type);
        if (type.TypeKind == TypeKind.Enum)
        {
            return;
        }

        foreach (var member in StructureState.MembersOf(type, assembly))
        {
            Add(member.Type);
        }
    }
}
