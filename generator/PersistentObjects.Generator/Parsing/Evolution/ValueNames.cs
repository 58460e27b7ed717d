using Microsoft.CodeAnalysis;
using PersistentObjects.Generator.Model;
using PersistentObjects.Generator.Parsing.Values;

namespace PersistentObjects.Generator.Parsing.Evolution;

/// <summary>Reads what the enums, structures and records in a class's properties were called before.</summary>
static class ValueNames
{
    /// <summary>The former names, sorted by those of today.</summary>
    public static EquatableArray<FormerNameModel> Of(IReadOnlyList<INamedTypeSymbol> values, IAssemblySymbol assembly) =>
        values
            .SelectMany(value => OfType(value, assembly))
            .OrderBy(name => name.Type, StringComparer.Ordinal)
            .ThenBy(name => name.Member, StringComparer.Ordinal)
            .ToEquatableArray();

    /// <summary>The enums, structures and records in the types of a class's properties, and of the generic base classes that it closes.</summary>
    /// <param name="type">The class.</param>
    /// <param name="assembly">The assembly that is compiled.</param>
    public static IReadOnlyList<INamedTypeSymbol> In(INamedTypeSymbol type, IAssemblySymbol assembly)
    {
        var values = new ValueTypes(assembly);
        foreach (var property in PersistentTypes.ClosedBases(type).Append(type).SelectMany(StoredProperties))
        {
            values.Add(property);
        }

        return values.Found;
    }

    /// <summary>The properties of a class whose values are stored, valid or not.</summary>
    public static IEnumerable<IPropertySymbol> StoredProperties(INamedTypeSymbol type) =>
        type.GetMembers().OfType<IPropertySymbol>()
            .Where(property => PersistentTypes.IsGeneratedProperty(property) && !InverseRules.IsInverse(property));

    static IEnumerable<FormerNameModel> OfType(INamedTypeSymbol type, IAssemblySymbol assembly)
    {
        var today = TypeNames.WithoutArguments(type);
        var members = type.TypeKind == TypeKind.Enum ? [] : StructureState.MembersOf(type, assembly);
        return FormerNames.OfType(type).Select(former => new FormerNameModel(today, null, former))
            .Concat(members.SelectMany(member =>
                FormerNames.OfMember(member.Symbol).Select(former => new FormerNameModel(today, member.Symbol.Name, former))));
    }
}
