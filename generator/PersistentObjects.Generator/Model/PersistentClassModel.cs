namespace PersistentObjects.Generator.Model;

/// <summary>
/// Everything that is generated for a persistent class. Like all models it holds strings, flags and other models
/// only: a symbol, syntax node or location would make it unequal after every keystroke and keep whole compilations
/// in memory.
/// </summary>
/// <param name="Declaration">What the generated part repeats of the class.</param>
/// <param name="ModelName">The name of the file-local class that describes this one: <c>AccountModel</c>.</param>
/// <param name="Generics">The type parameters, null for a class that has none.</param>
/// <param name="BaseClass">The persistent base class, if there is one.</param>
/// <param name="ClosedBases">The generic base classes that this class gives type arguments, outermost first.</param>
/// <param name="IsPublic">Whether the class can be seen outside its assembly.</param>
/// <param name="IsAbstract">Whether objects of the class itself can't exist.</param>
/// <param name="IsSealed">Whether no class derives from it.</param>
/// <param name="DefaultConstructor">The parameterless constructor to add.</param>
/// <param name="HasRequiredMembers">Whether it has required members, own or inherited.</param>
/// <param name="GeneratesToString">Whether the class gets a <c>ToString</c>, which replaces none of the user's.</param>
/// <param name="IsNullableOblivious">Whether a property was declared where nullable annotations are off.</param>
/// <param name="Properties">The class's own persistent properties in the order of their declaration.</param>
/// <param name="Inverses">The other sides of references that the class itself declares.</param>
/// <param name="Indexes">The class's own indexes in the order of their properties.</param>
/// <param name="ClosedIndexes">The indexes of the generic base classes that this class closes.</param>
/// <param name="Structures">The tuples, structs and records that values of the properties contain.</param>
/// <param name="Stubs">Properties that can't be persistent and get throwing bodies.</param>
sealed record PersistentClassModel(
    TypeDeclaration Declaration,
    string ModelName,
    TypeParametersModel? Generics,
    TypeRef? BaseClass,
    EquatableArray<ClosedClassModel> ClosedBases,
    bool IsPublic,
    bool IsAbstract,
    bool IsSealed,
    DefaultConstructor DefaultConstructor,
    bool HasRequiredMembers,
    bool GeneratesToString,
    bool IsNullableOblivious,
    EquatableArray<PersistentPropertyModel> Properties,
    EquatableArray<InverseModel> Inverses,
    EquatableArray<IndexModel> Indexes,
    EquatableArray<IndexModel> ClosedIndexes,
    EquatableArray<StructureModel> Structures,
    EquatableArray<PropertyDeclaration> Stubs)
{
    /// <summary>The full names that it had before.</summary>
    public EquatableArray<string> FormerNames { get; init; }

    /// <summary>The properties that it does not declare any more.</summary>
    public EquatableArray<RetiredNameModel> Retired { get; init; }

    /// <summary>What the enums, structures and records in its properties were called before.</summary>
    public EquatableArray<FormerNameModel> ValueNames { get; init; }

    /// <summary>What whole objects are checked for, null when they are not.</summary>
    public ClassChecks? Checks { get; init; }
}
