using PersistentObjects.Generator.Model;

namespace PersistentObjects.Generator.Contract;

/// <summary>
/// What <c>PersistentSchema.json</c> holds: every class, property and value type that data of a project may exist for. A pure
/// function of the compilation; all lists are sorted by name, ordinally.
/// </summary>
/// <param name="Classes">The persistent classes.</param>
/// <param name="Enums">The enums in the types of their properties.</param>
/// <param name="Structures">The structures and records in the types of their properties.</param>
/// <param name="Retired">The classes that are not declared any more.</param>
/// <param name="Migrations">The ids of all migrations of all stores.</param>
sealed record SchemaContract(
    EquatableArray<ClassContract> Classes,
    EquatableArray<EnumContract> Enums,
    EquatableArray<StructureContract> Structures,
    EquatableArray<string> Retired,
    EquatableArray<string> Migrations);

/// <summary>A persistent class.</summary>
/// <param name="Name">The full name, as the schema records have it; of a generic one without type arguments but with their number, <c>Shop.Entity`1</c>.</param>
/// <param name="Base">The persistent class that it derives from, null for none; a generic one with its type arguments.</param>
/// <param name="IsAbstract">Whether it has no objects of its own.</param>
/// <param name="FormerNames">The full names that it had before.</param>
/// <param name="Properties">The properties that it declares itself.</param>
/// <param name="Indexes">The indexes that it declares itself.</param>
/// <param name="Retired">The properties that it does not declare any more.</param>
sealed record ClassContract(
    string Name,
    string? Base,
    bool IsAbstract,
    EquatableArray<string> FormerNames,
    EquatableArray<PropertyContract> Properties,
    EquatableArray<IndexContract> Indexes,
    EquatableArray<string> Retired);

/// <summary>A property of a class, or a member of a structure.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">The type as the schema records name it, but structures and records by name alone: <c>list&lt;record Shop.Money?></c>.</param>
/// <param name="FormerNames">The names that it had before.</param>
sealed record PropertyContract(string Name, string Type, EquatableArray<string> FormerNames);

/// <summary>An index.</summary>
/// <param name="Name">Its name, such as <c>ByEmail</c>.</param>
/// <param name="Keys">What it is of: names of properties, computed ones as well.</param>
/// <param name="IsUnique">Whether no two objects may have the same key.</param>
sealed record IndexContract(string Name, EquatableArray<string> Keys, bool IsUnique);

/// <summary>An enum.</summary>
/// <param name="Name">The full name.</param>
/// <param name="Underlying">The type of its numbers, such as <c>int32</c>.</param>
/// <param name="FormerNames">The full names that it had before.</param>
/// <param name="Members">Its members.</param>
sealed record EnumContract(string Name, string Underlying, EquatableArray<string> FormerNames, EquatableArray<EnumMemberContract> Members);

/// <summary>A member of an enum.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its number, in decimal digits.</param>
sealed record EnumMemberContract(string Name, string Value);

/// <summary>A structure or record.</summary>
/// <param name="Name">The full name; of a generic one as of a generic class.</param>
/// <param name="IsRecord">Whether it is stored as a record, which may be null.</param>
/// <param name="FormerNames">The full names that it had before.</param>
/// <param name="Members">The members that are stored.</param>
sealed record StructureContract(string Name, bool IsRecord, EquatableArray<string> FormerNames, EquatableArray<PropertyContract> Members);
