using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PersistentObjects.Generator.Tests.Compiling;

/// <summary>The assemblies that a user's project references: the framework and the runtime.</summary>
static class RuntimeReference
{
    static readonly MetadataReference[] Framework =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => path.StartsWith(Path.GetDirectoryName(typeof(object).Assembly.Location)!, StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    public static IReadOnlyList<MetadataReference> All { get; } = [.. Framework, CompileContract()];

    static PortableExecutableReference CompileContract()
    {
        using var stream = typeof(RuntimeReference).Assembly.GetManifestResourceStream("Contract.cs")!;
        using var reader = new StreamReader(stream);
        const string Usings = "global using System; global using System.Collections.Generic; global using System.Linq; global using System.Threading; global using System.Threading.Tasks;";
        var compilation = CSharpCompilation.Create(
            "PersistentObjects",
            [CSharpSyntaxTree.ParseText(Usings), CSharpSyntaxTree.ParseText(reader.ReadToEnd())],
            Framework,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        using var assembly = new MemoryStream();
        compilation.Emit(assembly).Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ShouldBeEmpty();
        return MetadataReference.CreateFromImage(assembly.ToArray());
    }
}
