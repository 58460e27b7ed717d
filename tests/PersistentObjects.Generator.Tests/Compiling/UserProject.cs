using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PersistentObjects.Generator.Tests.Compiling;

/// <summary>
/// A project as a strict user would have it: nullable, with documentation, and every warning counts. Running it compiles the
/// sources together with what the generator makes of them.
/// </summary>
sealed record UserProject
{
    const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using PersistentObjects;
        """;

    UserProject(params (string Path, string Text)[] files) => Files = files;

    public IReadOnlyList<(string Path, string Text)> Files { get; init; }

    public string AssemblyName { get; init; } = "Shop";

    public LanguageVersion LanguageVersion { get; init; } = LanguageVersion.CSharp14;

    public IReadOnlyList<MetadataReference> References { get; init; } = [];

    public static UserProject With(string source) => new(("Source.cs", source));

    public static UserProject WithFiles(params (string Path, string Text)[] files) => new(files);

    public CSharpCompilation Compile()
    {
        var options = new CSharpParseOptions(LanguageVersion, DocumentationMode.Diagnose);
        return CSharpCompilation.Create(
            AssemblyName,
            Files.Prepend(("Usings.cs", Usings))
                .Select(file => CSharpSyntaxTree.ParseText(file.Item2, options, path: file.Item1)),
            [.. RuntimeReference.All, .. References],
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                nullableContextOptions: NullableContextOptions.Enable,
                // User sources in tests are not documented; generated ones must be, which is checked apart.
                warningLevel: 9999));
    }

    public GeneratorRun Run() => GeneratorRun.Start(Compile());

    /// <summary>The project's assembly with everything generated, for another project to reference.</summary>
    public MetadataReference ToReference() => MetadataReference.CreateFromImage(Run().ShouldCompile().Emit());
}
