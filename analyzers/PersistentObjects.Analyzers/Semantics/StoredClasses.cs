using Microsoft.CodeAnalysis;
using PersistentObjects.Generator.Parsing;

namespace PersistentObjects.Analyzers.Semantics;

/// <summary>
/// The classes that the stores of a project reach, as the runtime finds them: those of extents, what they refer to, their base
/// classes and their subclasses. Where in doubt, a class is reached.
/// </summary>
sealed class StoredClasses
{
    readonly HashSet<ITypeSymbol> _seen = new(SymbolEqualityComparer.Default);
    readonly PersistentSymbols _symbols;

    StoredClasses(PersistentSymbols symbols) => _symbols = symbols;

    public bool HasStore { get; private set; }

    public bool Contains(INamedTypeSymbol type) => _seen.Contains(type);

    public static StoredClasses Of(Compilation compilation, PersistentSymbols symbols)
    {
        var stored = new StoredClasses(symbols);
        var types = Types(compilation.Assembly.GlobalNamespace).ToList();
        foreach (var store in types.Where(PersistentTypes.IsStore))
        {
            stored.HasStore = true;
            stored.AddMembers(store);
        }

        var classes = types.Where(symbols.IsMarkedPersistent).ToList();
        for (var count = -1; stored.HasStore && count < stored._seen.Count;)
        {
            count = stored._seen.Count;
            foreach (var type in classes.Where(type => PersistentTypes.PersistentBases(type).Any(@base => stored._seen.Contains(@base.OriginalDefinition))))
            {
                stored.Add(type);
            }
        }

        return stored;
    }

    void Add(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol array)
        {
            Add(array.ElementType);
        }

        if (type is not INamedTypeSymbol named)
        {
            return;
        }

        foreach (var argument in named.TypeArguments)
        {
            Add(argument);
        }

        // What the system declares holds nothing of the project's but its type arguments.
        if (named.SpecialType == SpecialType.None && !named.Locations[0].IsInMetadata && _seen.Add(named.OriginalDefinition))
        {
            AddMembers(named);
            if (named.BaseType is { } baseType)
            {
                Add(baseType);
            }
        }
    }

    void AddMembers(INamedTypeSymbol type)
    {
        foreach (var member in type.GetMembers())
        {
            switch (member)
            {
                case IPropertySymbol property:
                    Add(property.Type);
                    break;
                case IFieldSymbol field:
                    Add(field.Type);
                    break;
            }
        }
    }

    static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol container) =>
        container.GetMembers().OfType<INamespaceOrTypeSymbol>().SelectMany(member =>
            member is INamedTypeSymbol type ? Types(type).Prepend(type) : Types(member));
}
