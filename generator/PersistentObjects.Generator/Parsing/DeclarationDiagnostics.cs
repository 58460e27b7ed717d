using Microsoft.CodeAnalysis;

namespace PersistentObjects.Generator.Parsing;

/// <summary>
/// The diagnostics of declarations. Each message names the member, says why it is refused, and what to do.
/// </summary>
static class DeclarationDiagnostics
{
    public static readonly DiagnosticDescriptor ClassNotPartial = Error(
        "PO0001",
        "Persistent class is not partial",
        "Persistent class '{0}' must be partial, so that its properties can be given bodies: add the modifier 'partial'");

    public static readonly DiagnosticDescriptor ContainerNotPartial = Error(
        "PO0002",
        "Type that contains a persistent class or store is not partial",
        "'{0}' is nested in '{1}', which must be partial as well: add the modifier 'partial' to '{1}'");

    public static readonly DiagnosticDescriptor NotAClass = Error(
        "PO0003",
        "Only ordinary classes can be persistent",
        "'{0}' is a {1} and can't be persistent, because a persistent object is created by recovery and has an identity of its own: declare it as a non-static class");

    public static readonly DiagnosticDescriptor GenericClass = Error(
        "PO0004",
        "Generic persistent class can't have objects",
        "Persistent class '{0}' is {1}, so objects of it would be of many classes under one name: {2}");

    public static readonly DiagnosticDescriptor PrimaryConstructor = Error(
        "PO0005",
        "Persistent class has a primary constructor",
        "Persistent class '{0}' has a primary constructor, which can't be skipped when the object is recovered: declare an ordinary constructor");

    public static readonly DiagnosticDescriptor BaseNotPersistent = Error(
        "PO0006",
        "Base class of a persistent class is not persistent",
        "Persistent class '{0}' derives from '{1}', whose state would be lost at recovery: mark '{1}' [Persistent] as well, or don't derive from it");

    public static readonly DiagnosticDescriptor ClassNotReachable = Error(
        "PO0007",
        "Persistent class can't be named by generated code",
        "Persistent class '{0}' {1} private, protected or file-local, so generated code can't name it: make {2} internal or public");

    public static readonly DiagnosticDescriptor ConstructorNeeded = Error(
        "PO0008",
        "Persistent class needs a constructor",
        "Persistent class '{0}' declares no constructor, and its base class '{1}' has none that can be called without arguments: declare a constructor that calls one of the base class");

    public static readonly DiagnosticDescriptor ReservedConstructor = Error(
        "PO0009",
        "Constructor is reserved for recovery",
        "Class '{0}' declares the constructor '{0}(ref Recovery)', which is generated for recovery: remove it");

    public static readonly DiagnosticDescriptor LanguageVersion = Error(
        "PO0010",
        "Persistent classes and stores need C# 14",
        "'{0}' needs C# 14, whose 'field' keyword the generated properties use, and is compiled as C# {1}: remove LangVersion from the project, or set it to 14 or later");

    public static readonly DiagnosticDescriptor UnsupportedType = Error(
        "PO0011",
        "Type of a property can't be stored",
        "Property '{0}' can't be persistent, because {1}");

    public static readonly DiagnosticDescriptor AccessorMissing = Error(
        "PO0012",
        "Persistent property lacks an accessor",
        "Property '{0}' can't be persistent without both 'get' and 'set' (or 'init'): add the accessor that is missing, or make it an ordinary property without 'partial'");

    public static readonly DiagnosticDescriptor UnsupportedProperty = Error(
        "PO0013",
        "Indexers and properties that return by reference can't be persistent",
        "'{0}' can't be persistent, because it {1} and a change through it could not be seen: declare a property that returns a value");

    public static readonly DiagnosticDescriptor PropertyStoredTwice = Error(
        "PO0014",
        "Property is already persistent in a base class",
        "Property '{0}' would be stored twice under one name, since base class '{1}' has a persistent property '{2}': rename it, or make it an ordinary property without 'partial'");

    public static readonly DiagnosticDescriptor TypeNotReachable = Error(
        "PO0015",
        "Type of a persistent property can't be named by generated code",
        "Property '{0}' can't be persistent, because its type '{1}' is private, protected or file-local, so generated code can't name it: make '{1}' internal or public");

    public static readonly DiagnosticDescriptor IndexWithoutProperty = Error(
        "PO0016",
        "Index on a property that is neither persistent nor computed",
        "[{1}] on '{0}' has nothing to follow, because the property is neither persistent nor computed from persistent ones: declare it as a partial property with 'get' and 'set', or as a get-only one with a body");

    public static readonly DiagnosticDescriptor IndexedTwice = Error(
        "PO0017",
        "Property is both unique and indexed",
        "Property '{0}' is both [Unique] and [Index], which would be two indexes of one name: remove [Index], since a unique index finds equal values as well");

    public static readonly DiagnosticDescriptor CodecNotUsable = Error(
        "PO0026",
        "Codec of a property can't be used",
        "Property '{0}' can't be persistent, because {1}");

    public static readonly DiagnosticDescriptor IndexWithoutEquality = Error(
        "PO0029",
        "Index on a type without equality",
        "Property '{0}' can't have an index, because two values of type '{1}' are equal only when they are the same instance, which no value is after a restart: index a property of another type");

    public static readonly DiagnosticDescriptor IndexOnBlob = Error(
        "PO0050",
        "Index on a blob",
        "Property '{0}' can't have an index, because its keys would be blobs, whose content no index reads: index a property with what you look for, such as the blob's Hash");

    public static readonly DiagnosticDescriptor IndexMembers = Error(
        "PO0031",
        "Index can't be made of the properties that it names",
        "[{0}] on '{1}' {2}");

    public static readonly DiagnosticDescriptor IndexReadsBeyond = Error(
        "PO0032",
        "Indexed property depends on more than its object",
        "[{0}] over '{1}' would go wrong unnoticed, because the property {2}: let it read nothing but persistent properties of its own object");

    public static readonly DiagnosticDescriptor IndexComparison = Error(
        "PO0033",
        "Index can't compare its keys",
        "[{0}] on '{1}' {2}");

    public static readonly DiagnosticDescriptor IndexName = Error(
        "PO0034",
        "Name of an index is taken or is no identifier",
        "[{0}] on '{1}' {2}");

    public static readonly DiagnosticDescriptor RuleOfOtherType = Error(
        "PO0039",
        "Rule can't apply to the type of its property",
        "[{0}] on '{1}' {2}");

    public static readonly DiagnosticDescriptor RuleContradictsItself = Error(
        "PO0040",
        "Rule contradicts itself",
        "[{0}] on '{1}' {2}");

    public static readonly DiagnosticDescriptor RuleNeedsReflection = Error(
        "PO0041",
        "Rule can't be checked without reflection",
        "[{0}] on '{1}' {2}");

    public static readonly DiagnosticDescriptor HookOfOtherParameters = Error(
        "PO0043",
        "Method that is to be called by the store has other parameters",
        "'{0}' has the name of a method that the store calls, but not its parameters: declare it as '{1}', or rename it");

    public static readonly DiagnosticDescriptor StoreNotPartial = Error(
        "PO0020",
        "Store is not partial",
        "Store '{0}' must be partial, so that its extents and the methods that open it can be generated: add the modifier 'partial'");

    public static readonly DiagnosticDescriptor UnsupportedStore = Error(
        "PO0021",
        "Store can't be opened",
        "Store '{0}' is {1}, so no method can be generated that opens it: derive it from PersistentStore itself, as a class that is neither abstract, generic nor file-local");

    public static readonly DiagnosticDescriptor StoreConstructor = Error(
        "PO0022",
        "Store declares a constructor",
        "Store '{0}' declares a constructor, but a store is made only by Open, OpenAsync and InMemory, which are generated: remove the constructor");

    public static readonly DiagnosticDescriptor ReservedStoreMember = Error(
        "PO0023",
        "Name of a store's member is taken",
        "'{0}' has the name and parameters of a generated member of the store: rename it");

    public static readonly DiagnosticDescriptor ExtentNotPersistent = Error(
        "PO0024",
        "Extent of a class that is not persistent",
        "Extent '{0}' is of '{1}', which is not a persistent class: mark '{1}' [Persistent], or remove the extent");

    public static readonly DiagnosticDescriptor ExtentNotReadOnly = Error(
        "PO0025",
        "Extent is not a get-only property",
        "Extent '{0}' is made by the store and never replaced: declare it with 'get' as its only accessor");

    public static readonly DiagnosticDescriptor GenericReference = Error(
        "PO0027",
        "Generic class can't be referred to",
        "'{0}' is of the generic class '{1}', which belongs to a store only through the classes that derive from it: use one of these, or a base class of '{1}' without type parameters");

    public static readonly DiagnosticDescriptor HiddenTypeParameter = Error(
        "PO0028",
        "Property of a generic class is hidden from subclasses",
        "Property '{0}' can't be persistent, because the classes that derive from it, in whatever assembly, must say how values of type '{1}' are stored, and can't see it: make it public or protected, or make the class internal");

    public static readonly DiagnosticDescriptor CollectionProperty = Error(
        "PO0055",
        "Persistent collection is not a get-only property",
        "Property '{0}' is a persistent collection, which belongs to its object from beginning to end: {1}");

    public static readonly DiagnosticDescriptor SingleNotUsable = Error(
        "PO0056",
        "Single can't be made by the store",
        "Single '{0}' is made by the store when it is first used, and never replaced: {1}");

    public static readonly DiagnosticDescriptor RuleWithoutReference = Error(
        "PO0045",
        "Delete rule of a property that refers to nothing",
        "[OnDelete] on '{0}' has nothing to rule, because the property is not persistent or its values can't refer to persistent objects: remove it");

    public static readonly DiagnosticDescriptor ReferenceNotNullable = Error(
        "PO0046",
        "Reference can't be set to null",
        "[OnDelete(DeleteRule.SetNull)] on '{0}' can't be carried out, because {1}");

    public static readonly DiagnosticDescriptor InverseProperty = Error(
        "PO0047",
        "Property can't be the other side of a reference",
        "'{0}' can't be the other side of a reference, because {1}: declare it as '[InverseOf(nameof(Other.Reference))] public partial InverseSet<Other> Others {{ get; }}'");

    public static readonly DiagnosticDescriptor InverseReference = Error(
        "PO0048",
        "Reference of an inverse does not exist",
        "[InverseOf] on '{0}' names no reference to the class, because {1}");

    public static readonly DiagnosticDescriptor FormerNameNotUsable = Error(
        "PO0060",
        "Former name can't be followed",
        "[FormerlyNamed] on '{0}' leads to no data, because {1}");

    public static readonly DiagnosticDescriptor FormerNameInUse = Error(
        "PO0061",
        "Former name is a name of today",
        "[FormerlyNamed] on '{0}' can't be followed, because {1}");

    public static readonly DiagnosticDescriptor ConversionNotUsable = Error(
        "PO0062",
        "Method can't convert old values of a property",
        "[ConvertFrom] on '{0}' can't convert, because {1}");

    public static readonly DiagnosticDescriptor RetiredNotUsable = Error(
        "PO0063",
        "Name can't be retired",
        "[Retired] on '{0}' has nothing to retire, because {1}");

    public static readonly DiagnosticDescriptor MigrationNotCallable = Error(
        "PO0064",
        "Migration can't be called",
        "'{0}' can't be a migration, because {1}");

    public static readonly DiagnosticDescriptor MigrationId = Error(
        "PO0065",
        "Id of a migration is empty or taken",
        "The id of migration '{0}' {1}");

    public static readonly DiagnosticDescriptor SchemaVersionNotUsable = Error(
        "PO0066",
        "Schema version can't be one",
        "[SchemaVersion] on '{0}' says nothing, because {1}");

    public const string Category = "PersistentObjects.Declaration";

    static readonly Dictionary<string, DiagnosticDescriptor> ById = new DiagnosticDescriptor[]
    {
        ClassNotPartial, ContainerNotPartial, NotAClass, GenericClass, PrimaryConstructor, BaseNotPersistent,
        ClassNotReachable, ConstructorNeeded, ReservedConstructor, LanguageVersion, UnsupportedType, AccessorMissing,
        UnsupportedProperty, PropertyStoredTwice, TypeNotReachable, IndexWithoutProperty, IndexedTwice,
        StoreNotPartial, UnsupportedStore, StoreConstructor, ReservedStoreMember, ExtentNotPersistent, ExtentNotReadOnly,
        CodecNotUsable, GenericReference, HiddenTypeParameter, IndexWithoutEquality, IndexMembers, IndexReadsBeyond,
        IndexComparison, IndexName, IndexOnBlob, CollectionProperty, SingleNotUsable,
        RuleOfOtherType, RuleContradictsItself, RuleNeedsReflection, HookOfOtherParameters,
        RuleWithoutReference, ReferenceNotNullable, InverseProperty, InverseReference,
        FormerNameNotUsable, FormerNameInUse, ConversionNotUsable, RetiredNotUsable, MigrationNotCallable, MigrationId, SchemaVersionNotUsable,
    }.ToDictionary(descriptor => descriptor.Id);

    public static DiagnosticDescriptor Find(string id) => ById[id];

    static DiagnosticDescriptor Error(string id, string title, string message) =>
        new(
            id,
            title,
            message,
            Category,
            DiagnosticSeverity.Error,
            isEnabledByDefault: true,
            helpLinkUri: RulePages.For(id),
            // Hidden, it would leave a class whose properties throw.
            customTags: WellKnownDiagnosticTags.NotConfigurable);
}
