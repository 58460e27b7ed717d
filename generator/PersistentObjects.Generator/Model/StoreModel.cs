namespace PersistentObjects.Generator.Model;

/// <summary>Everything that is generated for a store class.</summary>
/// <param name="Declaration">What the generated part repeats of the store.</param>
/// <param name="Extents">Its extents, in the order of their declaration.</param>
/// <param name="Singles">The objects that it has exactly one of, in the order of their declaration.</param>
/// <param name="Stubs">Extents of classes that are not persistent, which get throwing bodies.</param>
sealed record StoreModel(
    TypeDeclaration Declaration,
    EquatableArray<ExtentModel> Extents,
    EquatableArray<ExtentModel> Singles,
    EquatableArray<PropertyDeclaration> Stubs)
{
    /// <summary>The number of its classes; 0 without one.</summary>
    public int SchemaVersion { get; init; }

    /// <summary>Its migrations, in the order in which they run.</summary>
    public EquatableArray<MigrationModel> Migrations { get; init; }
}
