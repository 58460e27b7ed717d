using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using PersistentObjects.Generator.Tests.Compiling;
using PersistentObjects.Testing;

namespace PersistentObjects.Evolution.Tests.Builds;

/// <summary>
/// One build of a user's program: sources compiled together with what the real generator makes of them, and loaded beside other
/// builds of the same classes. Only the runtime is common to them, and the store's files.
/// </summary>
sealed class Build : IDisposable
{
    const string MissingDocumentation = "CS1591";

    readonly AssemblyLoadContext _context;
    readonly Assembly _assembly;

    Build(AssemblyLoadContext context, Stream image) => (_context, _assembly) = (context, context.LoadFromStream(image));

    /// <summary>Compiles sources, which must give no error or warning, neither in themselves nor in what is generated.</summary>
    public static Build Of(string name, params (string Path, string Text)[] sources)
    {
        var run = UserProject.WithFiles(sources).Referencing(MetadataReference.CreateFromFile(typeof(SimulatedDisk).Assembly.Location)).Run();
        run.Result.Exception.ShouldBeNull();
        run.Diagnostics.ShouldBeEmpty(name);
        using var image = new MemoryStream();
        // Emitting tells all diagnostics; asking for them first would compile a large source twice.
        run.Output.Emit(image).Diagnostics
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)
            .Where(diagnostic => diagnostic.Id != MissingDocumentation || !run.Input.SyntaxTrees.Contains(diagnostic.Location.SourceTree))
            .ShouldBeEmpty(name);
        image.Position = 0;
        return new Build(new AssemblyLoadContext(name, isCollectible: true), image);
    }

    /// <summary>The static methods of a class, by which tests call into the build.</summary>
    public T Method<T>(string type, string method)
        where T : Delegate => _assembly.GetType(type, throwOnError: true)!.GetMethod(method)!.CreateDelegate<T>();

    public void Dispose() => _context.Unload();
}
