namespace PersistentObjects.Generator;

/// <summary>
/// Names of the steps of the pipeline. Tests look the steps up by these names and check that an unrelated change leaves
/// each of them cached or unchanged.
/// </summary>
static class TrackingNames
{
    /// <summary>What was read of each class marked [Persistent]: a model or a stub, and diagnostics.</summary>
    public const string ParsedClasses = nameof(ParsedClasses);

    /// <summary>What valid classes add to the project's contract.</summary>
    public const string ClassContracts = nameof(ClassContracts);

    /// <summary>What valid stores add to it.</summary>
    public const string StoreContracts = nameof(StoreContracts);

    /// <summary>The classes that are not declared any more, here and in referenced assemblies.</summary>
    public const string RetiredClasses = nameof(RetiredClasses);

    /// <summary>What is wrong with what declarations say of their past.</summary>
    public const string EvolutionDiagnostics = nameof(EvolutionDiagnostics);

    /// <summary>Whether there is a file with the contract.</summary>
    public const string ContractFile = nameof(ContractFile);

    /// <summary>That of each class as text.</summary>
    public const string ContractParts = nameof(ContractParts);

    /// <summary>The text of the project's contract; null when there is nothing to say.</summary>
    public const string Contract = nameof(Contract);

    /// <summary>The models of the valid classes.</summary>
    public const string Classes = nameof(Classes);

    /// <summary>Invalid classes, whose partial properties get throwing bodies.</summary>
    public const string ClassStubs = nameof(ClassStubs);

    /// <summary>What is wrong with classes.</summary>
    public const string ClassDiagnostics = nameof(ClassDiagnostics);

    /// <summary>The tuples, structs and records that values of the classes contain, each once.</summary>
    public const string Structures = nameof(Structures);

    /// <summary>What was read of each store: a model or a stub, and diagnostics.</summary>
    public const string ParsedStores = nameof(ParsedStores);

    /// <summary>The models of the valid stores.</summary>
    public const string Stores = nameof(Stores);

    /// <summary>Invalid stores, whose extents get throwing bodies.</summary>
    public const string StoreStubs = nameof(StoreStubs);

    /// <summary>What is wrong with stores.</summary>
    public const string StoreDiagnostics = nameof(StoreDiagnostics);

    /// <summary>Names of generated files that would differ by case alone.</summary>
    public const string HintNameClashes = nameof(HintNameClashes);

    /// <summary>The name of this assembly.</summary>
    public const string AssemblyName = nameof(AssemblyName);

    /// <summary>The persistent classes of this assembly.</summary>
    public const string OwnManifest = nameof(OwnManifest);

    /// <summary>The manifests of referenced assemblies.</summary>
    public const string ReferencedManifests = nameof(ReferencedManifests);

    /// <summary>The manifests on which the stores of this assembly draw.</summary>
    public const string Manifests = nameof(Manifests);

    public static IReadOnlyList<string> All { get; } =
    [
        ParsedClasses, Classes, Structures, ClassStubs, ClassDiagnostics, ParsedStores, Stores, StoreStubs, StoreDiagnostics,
        HintNameClashes, AssemblyName, OwnManifest, ReferencedManifests, Manifests,
        ClassContracts, StoreContracts, RetiredClasses, ContractFile, ContractParts, Contract, EvolutionDiagnostics,
    ];
}
