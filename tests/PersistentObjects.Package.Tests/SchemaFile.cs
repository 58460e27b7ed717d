using Shouldly;

namespace PersistentObjects.Package.Tests;

/// <summary>What the build does with the PersistentSchema.json of a project that was built.</summary>
static class SchemaFile
{
    const string Continuous = "-p:ContinuousIntegrationBuild=true";
    const string Update = "-p:UpdatePersistentSchema=true";

    /// <summary>Checks the whole life of the file, which is there in the end.</summary>
    internal static async Task ShouldBeKept(string project)
    {
        (await Refuse(project)).ShouldContain("error PO2001: The project has persistent classes and no PersistentSchema.json");
        await Compare(project, Continuous, "-p:UsePersistentSchema=false");
        await Compare(project, Update);
        var text = ShouldBeUpToDate(project);
        text.ShouldContain("2026-11 %22ü;%22 100%2541 *%2F $(Configuration) @(Compile) %5C");

        // A name that differs by case alone is another name; other line ends are none.
        await File.WriteAllTextAsync(PathIn(project), text.Replace("Bonus", "bonus"));
        (await Refuse(project)).ShouldContain("PersistentSchema.json : error PO2001: The persistent classes are not those of PersistentSchema.json");
        (await Compare(project)).ShouldNotContain("PersistentSchema");
        await File.WriteAllTextAsync(PathIn(project), text.ReplaceLineEndings("\r\n"));
        await Compare(project, Continuous);

        (await Refuse(project, "-p:EmitCompilerGeneratedFiles=false")).ShouldContain("PersistentSchema.json : error PO2001: EmitCompilerGeneratedFiles is false");
    }

    /// <summary>The file's text, which must be what the generator says.</summary>
    internal static string ShouldBeUpToDate(string project)
    {
        var source = Directory.GetFiles(Path.Combine(project, "obj"), "PersistentSchema.g.cs", SearchOption.AllDirectories).ShouldHaveSingleItem();
        var text = File.ReadAllText(PathIn(project));
        File.ReadAllText(source).ShouldEndWith($"/*\n{text}*/\n");
        return text;
    }

    // The target alone, since nothing is to be compiled.
    static Task<string> Compare(string project, params string[] properties)
        => CommandLine.Run(project, "dotnet", ["msbuild", "-nologo", "-v:m", "-t:ComparePersistentSchema", .. properties]);

    static Task<string> Refuse(string project, params string[] properties)
        => CommandLine.RunFailing(project, "dotnet", ["msbuild", "-nologo", "-v:m", "-t:ComparePersistentSchema", Continuous, .. properties]);

    static string PathIn(string project) => Path.Combine(project, "PersistentSchema.json");
}
