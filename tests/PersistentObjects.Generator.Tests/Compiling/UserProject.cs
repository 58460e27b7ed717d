using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PersistentObjects.Generator.Tests.Compiling;

/// <summary>
/// A project as a strict user would have it: nullable, with documentation, and every warning counts. Running it
/// compiles the sources together with what the generator makes of them.
/// </summary>
sealed record UserProject
{
    const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using PersistentObjects;
        """;

    UserProject(IReadOnlyList<(string Path, string Text)> files) => Files = files;

    IReadOnlyList<(string Path, string Text)> Files { get; }

    string AssemblyName { get; init; } = "Shop";

    LanguageVersion LanguageVersion { get; init; } = LanguageVersion.CSharp14;

    IReadOnlyList<MetadataReference> References { get; init; } = [];

    string? KeyFile { get; init; }

    public static UserProject With(string source) => new([("Source.cs", source)]);

    public static UserProject WithFiles(params (string Path, string Text)[] files) => new(files);

    public UserProject Named(string assembly) => this with { AssemblyName = assembly };

    public UserProject Referencing(params MetadataReference[] references) => this with { References = references };

    public UserProject In(LanguageVersion version) => this with { LanguageVersion = version };

    /// <summary>With a strong name, which asks for references that have one too.</summary>
    public UserProject Signed(string keyFile) => this with { KeyFile = keyFile };

    public CSharpCompilation Compile()
    {
        var options = new CSharpParseOptions(LanguageVersion, DocumentationMode.Diagnose);
        SyntaxTree[] trees =
        [
            .. Files.Prepend((Path: "Usings.cs", Text: Usings))
                .Select(file => CSharpSyntaxTree.ParseText(file.Text, options, path: file.Path)),
        ];
        return CSharpCompilation.Create(
            AssemblyName,
            trees,
            [.. RuntimeReference.All, .. References],
            new CSharpCompilationOptions(
                trees.Any(HasTopLevelStatements) ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
                allowUnsafe: true,
                nullableContextOptions: NullableContextOptions.Enable,
                warningLevel: 9999, // All warning waves.
                cryptoKeyFile: KeyFile,
                strongNameProvider: new DesktopStrongNameProvider()));
    }

    static bool HasTopLevelStatements(SyntaxTree tree) => tree.GetCompilationUnitRoot().Members.Any(SyntaxKind.GlobalStatement);

    public GeneratorRun Run() => GeneratorRun.Start(Compile());

    /// <summary>The project's assembly with everything generated, for another project to reference.</summary>
    public MetadataReference ToReference() => MetadataReference.CreateFromImage(Run().Emit());
}
