namespace PersistentObjects.Generator.Emit;

/// <summary>
/// The names of the codecs of structures. They are nested in one class, named after the assembly, so that assemblies that
/// see one another's internal types don't get in each other's way.
/// </summary>
static class StructureNames
{
    public const string Instance = "Instance";
    public const string NullableInstance = "NullableInstance";

    /// <summary>The class that contains the codecs.</summary>
    public static string Container(string assemblyName) => Mangling.Identifier(assemblyName) + "_Values";

    /// <summary>The simple name of a structure's codec.</summary>
    public static string Simple(string structure) => Mangling.Identifier(structure);

    /// <summary>The fully qualified name of a structure's codec.</summary>
    public static string Codec(string structure, string assemblyName) =>
        $"global::{RuntimeNames.GeneratedNamespace}.{Container(assemblyName)}.{Simple(structure)}";
}
