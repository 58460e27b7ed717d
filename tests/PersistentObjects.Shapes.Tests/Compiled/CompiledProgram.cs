using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using PersistentObjects.Generator.Tests.Compiling;

namespace PersistentObjects.Shapes.Tests.Compiled;

/// <summary>A user's source, compiled together with what is generated for it and loaded into this process.</summary>
sealed class CompiledProgram
{
    readonly Assembly _assembly;

    CompiledProgram(Assembly assembly) => _assembly = assembly;

    /// <summary>Compiles the source, which must give no error or warning, neither in itself nor in what is generated.</summary>
    public static CompiledProgram Load(string name, string source)
    {
        var run = UserProject.With(source).Named(name).Run();
        run.Result.Exception.ShouldBeNull();
        run.Diagnostics.ShouldBeEmpty();
        using var image = new MemoryStream();
        // Emitting tells all diagnostics; asking for them first would compile a large source twice.
        run.Output.Emit(image).Diagnostics
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)
            .Where(diagnostic => diagnostic.Id != "CS1591" || !run.Input.SyntaxTrees.Contains(diagnostic.Location.SourceTree))
            .ShouldBeEmpty();
        image.Position = 0;
        return new CompiledProgram(new AssemblyLoadContext(name).LoadFromStream(image));
    }

    public Type Type(string name) => _assembly.GetType(name, throwOnError: true)!;
}
