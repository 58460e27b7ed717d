namespace PersistentObjects.Generator.Model;

/// <summary>The list of an assembly's persistent classes, through which stores of other assemblies find them.</summary>
/// <param name="AssemblyName">The assembly, after which the manifest class is named.</param>
/// <param name="Classes">Fully qualified names of the classes, sorted. Without any, there is no manifest.</param>
sealed record ManifestModel(string AssemblyName, EquatableArray<string> Classes);
