using Microsoft.CodeAnalysis;
using PersistentObjects.Generator.Model;
using PersistentObjects.Generator.Parsing;
using PersistentObjects.Generator.Parsing.Evolution;
using PersistentObjects.Generator.Parsing.Indexes;
using PersistentObjects.Generator.Parsing.Values;

namespace PersistentObjects.Generator.Contract;

/// <summary>
/// Reads today's contract from declarations, with the same answer before and after generation. What is invalid is in it
/// as far as it can be read, so that a mistake is reported once and not as something that is gone besides.
/// </summary>
static class ContractBuilder
{
    /// <summary>The contract of a project.</summary>
    public static SchemaContract Build(Compilation compilation, CancellationToken cancellationToken)
    {
        var parts = new List<SchemaContract> { OfAssembly(RetiredNames.OfAssembly(compilation.Assembly)) };
        foreach (var type in Types(compilation.Assembly.GlobalNamespace))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (type.IsMarkedPersistent())
            {
                parts.Add(OfClass(type, ValueNames.In(type, compilation.Assembly), compilation.Assembly));
            }
            else if (PersistentTypes.IsStore(type))
            {
                parts.Add(OfStore(type));
            }
        }

        return Merge(parts);
    }

    /// <summary>The contract of what several parts of a project declare.</summary>
    public static SchemaContract Merge(IReadOnlyCollection<SchemaContract> parts) =>
        new(
            ByName(parts.SelectMany(part => part.Classes), part => part.Name),
            ByName(parts.SelectMany(part => part.Enums), part => part.Name),
            ByName(parts.SelectMany(part => part.Structures), part => part.Name),
            Names(parts.SelectMany(part => part.Retired)),
            Names(parts.SelectMany(part => part.Migrations)));

    /// <summary>What an assembly says of classes that it does not declare any more.</summary>
    public static SchemaContract OfAssembly(EquatableArray<RetiredNameModel> retired) =>
        new(default, default, default, Names(retired.Select(name => name.Name)), default);

    /// <summary>A store's migrations.</summary>
    public static SchemaContract OfStore(INamedTypeSymbol store) => OfMigrations(Migrations.In(store));

    /// <inheritdoc cref="OfStore"/>
    public static SchemaContract OfMigrations(EquatableArray<MigrationModel> migrations) =>
        new(default, default, default, default, Names(migrations.Select(migration => migration.Id)));

    /// <summary>A persistent class, with the types of its values.</summary>
    /// <param name="type">The class.</param>
    /// <param name="values">The enums, structures and records in its properties.</param>
    /// <param name="assembly">The assembly that is compiled.</param>
    public static SchemaContract OfClass(INamedTypeSymbol type, IReadOnlyList<INamedTypeSymbol> values, IAssemblySymbol assembly)
    {
        if (Of(type) is not { } contract)
        {
            return new SchemaContract(default, default, default, default, default);
        }

        return new SchemaContract(
            new([contract]),
            ByName(values.Where(value => value.TypeKind == TypeKind.Enum).Select(OfEnum), part => part.Name),
            ByName(values.Where(value => value.TypeKind != TypeKind.Enum).Select(value => OfStructure(value, assembly)), part => part.Name),
            default,
            default);
    }

    /// <summary>A class alone; null for one that is not persistent.</summary>
    public static ClassContract? Of(INamedTypeSymbol type) =>
        type.IsMarkedPersistent()
            ? new ClassContract(
                Identifiers.PersistentName(type),
                type.BaseType.IsMarkedPersistent() ? TypeNames.OfRuntime(type.BaseType!) : null,
                type.IsAbstract,
                FormerNames.OfDefinition(type),
                ByName(
                    ValueNames.StoredProperties(type).Select(property =>
                        new PropertyContract(property.Name, ContractTypeNames.Of(property), FormerNames.OfMember(property))),
                    property => property.Name),
                ByName(
                    IndexDeclaration.Of(type).Select(index => new IndexContract(index.Name, index.Properties.ToEquatableArray(), index.IsUnique)),
                    index => index.Name),
                Names(RetiredNames.OfClass(type).Select(retired => retired.Name)))
            : null;

    /// <summary>An enum.</summary>
    public static EnumContract OfEnum(INamedTypeSymbol type) =>
        new(
            Identifiers.PersistentName(type),
            type.EnumUnderlyingType is { } underlying ? KnownTypes.Scalar(underlying)?.TypeText ?? "" : "",
            FormerNames.OfDefinition(type),
            ByName(
                type.GetMembers().OfType<IFieldSymbol>()
                    .Where(member => member.HasConstantValue)
                    .Select(member => new EnumMemberContract(member.Name, Convert.ToString(member.ConstantValue, System.Globalization.CultureInfo.InvariantCulture))),
                member => member.Name));

    /// <summary>A structure or record; a generic one as it is defined.</summary>
    /// <param name="type">The structure.</param>
    /// <param name="assembly">The assembly that is compiled.</param>
    public static StructureContract OfStructure(INamedTypeSymbol type, IAssemblySymbol assembly) =>
        new(
            Identifiers.PersistentName(type.OriginalDefinition),
            type.IsReferenceType,
            FormerNames.OfDefinition(type),
            ByName(
                StructureState.MembersOf(type.OriginalDefinition, assembly).Select(member =>
                    new PropertyContract(member.Symbol.Name, ContractTypeNames.Of(member.Type), FormerNames.OfMember(member.Symbol))),
                member => member.Name));

    static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol container) =>
        container.GetMembers().OfType<INamespaceOrTypeSymbol>()
            .SelectMany(member => member is INamedTypeSymbol type ? Types(type).Prepend(type) : Types(member));

    /// <summary>Sorted by name; of what has the same name, as an invalid declaration may have, the first.</summary>
    public static EquatableArray<T> ByName<T>(IEnumerable<T> items, Func<T, string> name)
        where T : IEquatable<T> =>
        items.GroupBy(name).Select(group => group.First()).OrderBy(name, StringComparer.Ordinal).ToEquatableArray();

    /// <summary>Each name once, sorted.</summary>
    public static EquatableArray<string> Names(IEnumerable<string> names) =>
        names.Distinct().OrderBy(name => name, StringComparer.Ordinal).ToEquatableArray();
}
