using PersistentObjects.Generator.Model;

namespace PersistentObjects.Generator.Emit;

/// <summary>The runtime's types as generated source names them.</summary>
static class RuntimeNames
{
    public const string Volatile = "global::System.Threading.Volatile";

    public const string PersistentObject = "global::PersistentObjects.PersistentObject";
    public const string Extent = "global::PersistentObjects.Extent";
    public const string StoreOptions = "global::PersistentObjects.StoreOptions";
    public const string OpenProgress = "global::PersistentObjects.OpenProgress";
    public const string MigrationReport = "global::PersistentObjects.MigrationReport";

    public const string DetachedReferrers = Services + "DetachedReferrers";
    public const string DeleteRule = "global::PersistentObjects.DeleteRule";
    public const string ClosedClass = Services + "ClosedClass";
    public const string Fields = Services + "Fields";
    public const string InverseDefinition = Services + "InverseDefinition";
    public const string KeyComparison = Services + "KeyComparison";
    public const string KeySource = Services + "KeySource";
    public const string PersistentClass = Services + "PersistentClass";
    public const string PersistentClassInterface = Services + "IPersistentClass";
    public const string PersistentStoreInterface = Services + "IPersistentStore";
    public const string PersistentManifest = Services + "PersistentManifest";
    public const string PersistentProperty = Services + "PersistentProperty";
    public const string Recovery = Services + "Recovery";
    public const string RecordReader = Services + "RecordReader";
    public const string RecordWriter = Services + "RecordWriter";
    public const string ClassCheck = Services + "ClassCheck";
    public const string RuleAttributes = Services + "RuleAttributes";
    public const string FormerName = Services + "FormerName";
    public const string RetiredName = Services + "RetiredName";
    public const string StoreMigration = Services + "StoreMigration";
    public const string ValueConversion = Services + "ValueConversion";
    public const string Rules = Services;
    public const string ValidationErrors = "global::PersistentObjects.ValidationErrors";
    public const string ValueCodec = Services + "ValueCodec";
    public const string ValueCodecs = Services + "ValueCodecs";

    /// <summary>
    /// The namespace whose extension members need no further <c>using</c>, since it has the attributes.
    /// </summary>
    public const string UserNamespace = "PersistentObjects";

    /// <summary>The namespace of the manifests.</summary>
    public const string GeneratedNamespace = "PersistentObjects.Generated";

    const string Services = "global::PersistentObjects.CompilerServices.";

    /// <summary>The description of a property that is a collection that changes.</summary>
    public static string CollectionProperty(ValueShape.Changing shape) => $"{Services}{shape.Name}Property<{shape.ElementTypes}>";

    /// <summary>The model of a class: <c>PersistentClass.Of&lt;Account&gt;()</c>.</summary>
    public static string ClassOf(string type) => $"{PersistentClass}.Of<{type}>()";
}
