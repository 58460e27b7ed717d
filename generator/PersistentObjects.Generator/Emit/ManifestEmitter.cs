using Microsoft.CodeAnalysis.Text;
using PersistentObjects.Generator.Model;

namespace PersistentObjects.Generator.Emit;

/// <summary>
/// The file that lists an assembly's persistent classes. Stores of other assemblies name it in their constructors,
/// so that internal classes and subclasses belong to them without reflection.
/// </summary>
static class ManifestEmitter
{
    public static SourceText Emit(ManifestModel model)
    {
        var writer = new SourceWriter();
        GeneratedCode.WriteFileHeader(writer);
        writer.WriteLine($"""
            [assembly: {RuntimeNames.PersistentManifest}(typeof({FullName(model.AssemblyName)}))]

            """);
        using (writer.OpenBlock($"namespace {RuntimeNames.GeneratedNamespace}"))
        {
            writer.WriteLine($"""
                /// <summary>The persistent classes of this assembly.</summary>
                {GeneratedCode.NeverBrowsable}
                {GeneratedCode.Attribute}
                """);
            using (writer.OpenBlock($"public static class {SimpleName(model.AssemblyName)}"))
            {
                writer.WriteLine($"""
                    /// <summary>The persistent classes of this assembly, sorted by name.</summary>
                    public static {RuntimeNames.PersistentClass}[] Classes =>
                    [
                    """);
                using (writer.Indent())
                {
                    foreach (var type in model.Classes)
                    {
                        writer.WriteLine(RuntimeNames.ClassOf(type) + ",");
                    }
                }

                writer.WriteLine("];");
            }
        }

        return writer.ToSourceText();
    }

    /// <summary>The manifest class of an assembly.</summary>
    public static string FullName(string assemblyName) =>
        $"global::{RuntimeNames.GeneratedNamespace}.{SimpleName(assemblyName)}";

    static string SimpleName(string assemblyName) => Mangling.Identifier(assemblyName) + "_Classes";
}
