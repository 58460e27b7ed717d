using PersistentObjects.Analyzers.Contracts;
using PersistentObjects.Generator.Contract;
using PersistentObjects.Generator.Model;

namespace PersistentObjects.CodeFixes.Contracts;

/// <summary>Contracts that say what today's declarations say, at one place.</summary>
static class ContractEdits
{
    /// <summary>The contract in which a difference is none any more.</summary>
    public static SchemaContract Accept(SchemaContract contract, Difference difference) => difference.Kind switch
    {
        DifferenceKind.PropertyRemoved => Members(contract, difference.Owner, members => Without(members, member => member.Name == difference.Name)),
        DifferenceKind.ClassRemoved => contract with { Classes = Without(contract.Classes, type => type.Name == difference.Owner) },
        DifferenceKind.ClassIsAbstract => Class(contract, difference.Owner, type => type with { IsAbstract = true }),
        DifferenceKind.BaseLost => Class(contract, difference.Owner, type => type with { Base = difference.Now.Length > 0 ? difference.Now : null }),
        DifferenceKind.UniqueAdded => Class(contract, difference.Owner, type => type with { Indexes = WithUnique(type.Indexes, difference) }),
        DifferenceKind.EnumMemberRemoved => contract with
        {
            Enums = Changed(contract.Enums, type => type.Name == difference.Owner, type => type with
            {
                Members = Without(type.Members, member => member.Name == difference.Name),
            }),
        },
        DifferenceKind.MigrationRemoved => contract with { Migrations = Without(contract.Migrations, difference.Name) },
        DifferenceKind.NameReused or DifferenceKind.FormerNameDropped or DifferenceKind.RetiredNameDropped => WithoutName(contract, difference),
        _ => contract,
    };

    static SchemaContract WithoutName(SchemaContract contract, Difference difference)
    {
        var (owner, name) = (difference.Owner, difference.Name);
        var changed = Members(contract, owner, members => members.Select(member => member with { FormerNames = Without(member.FormerNames, name) }).ToEquatableArray());
        return Class(changed, owner, type => type with { FormerNames = Without(type.FormerNames, name), Retired = Without(type.Retired, name) }) with
        {
            Enums = Changed(changed.Enums, type => type.Name == owner, type => type with { FormerNames = Without(type.FormerNames, name) }),
            Structures = Changed(changed.Structures, type => type.Name == owner, type => type with { FormerNames = Without(type.FormerNames, name) }),
            Retired = owner.Length == 0 ? Without(changed.Retired, name) : changed.Retired,
        };
    }

    static EquatableArray<IndexContract> WithUnique(EquatableArray<IndexContract> indexes, Difference difference)
    {
        var unique = new IndexContract(difference.Name, difference.Now.Split([", "], StringSplitOptions.None).ToEquatableArray(), IsUnique: true);
        return indexes.Where(index => index.Name != unique.Name).Append(unique).OrderBy(index => index.Name, StringComparer.Ordinal).ToEquatableArray();
    }

    static SchemaContract Class(SchemaContract contract, string name, Func<ClassContract, ClassContract> change) =>
        contract with { Classes = Changed(contract.Classes, type => type.Name == name, change) };

    static SchemaContract Members(SchemaContract contract, string owner, Func<EquatableArray<PropertyContract>, EquatableArray<PropertyContract>> change) =>
        Class(contract, owner, type => type with { Properties = change(type.Properties) }) with
        {
            Structures = Changed(contract.Structures, type => type.Name == owner, type => type with { Members = change(type.Members) }),
        };

    static EquatableArray<T> Changed<T>(EquatableArray<T> items, Func<T, bool> isIt, Func<T, T> change)
        where T : IEquatable<T> => items.Select(item => isIt(item) ? change(item) : item).ToEquatableArray();

    static EquatableArray<T> Without<T>(EquatableArray<T> items, Func<T, bool> isIt)
        where T : IEquatable<T> => items.Where(item => !isIt(item)).ToEquatableArray();

    static EquatableArray<string> Without(EquatableArray<string> names, string name) => Without(names, other => other == name);
}
