using System.Reflection;
using System.Text.RegularExpressions;
using NUnit.Framework;
using Shouldly;

namespace PersistentObjects.Package.Tests;

/// <summary>What a user gets: the package, in a project outside the solution, with README's example.</summary>
[TestFixture]
public sealed partial class PackedPackageTests
{
    static readonly string Root = typeof(PackedPackageTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "RepositoryRoot").Value!;

    string _directory = null!;

    [SetUp]
    public void CreateDirectory() => _directory = Directory.CreateTempSubdirectory("persistent-objects-package-").FullName;

    [TearDown]
    public void DeleteDirectory() => Directory.Delete(_directory, recursive: true);

    [Test]
    public async Task Readmes_example_compiles_without_warnings_and_keeps_its_data_over_a_restart()
    {
        var project = await UserProject(ReadmesExample());
        await CommandLine.Run(project, "dotnet", "build", "-v", "q");

        var program = Path.Combine(project, "bin", "Debug", "net10.0", "User.dll");
        (await CommandLine.Run(project, "dotnet", program)).Trim().ShouldBe("ann@example.org has 95");
        (await CommandLine.Run(project, "dotnet", program)).Trim().ShouldBe("ann@example.org has 190");

        // The analyzers are at work too, and .editorconfig reaches them.
        File.AppendAllText(Path.Combine(project, "Program.cs"), "[Persistent] partial class Note { public partial string Text { get; set; } }");
        (await CommandLine.RunFailing(project, "dotnet", "build", "-v", "q")).ShouldContain("error PO0018");
        File.WriteAllText(Path.Combine(project, ".editorconfig"), "[*.cs]\ndotnet_diagnostic.PO0018.severity = none\n");
        await CommandLine.Run(project, "dotnet", "build", "-v", "q");
    }

    /// <summary>A program outside the solution that uses the package.</summary>
    async Task<string> UserProject(string source)
    {
        var packages = Path.Combine(_directory, "packages");
        // A version of its own: packages of one version are taken for the same.
        var version = $"0.0.0-test.{Guid.NewGuid():N}";
        await CommandLine.Run(
            Root, "dotnet", "pack", "runtime/PersistentObjects", "-c", "Release", "-v", "q", "-o", packages, $"-p:PackageVersion={version}");

        var project = Path.Combine(_directory, "User");
        Directory.CreateDirectory(project);
        File.WriteAllText(Path.Combine(project, "Program.cs"), source);
        File.WriteAllText(Path.Combine(project, "User.csproj"), Project(packages, version));
        return project;
    }

    static string ReadmesExample()
    {
        var readme = File.ReadAllText(Path.Combine(Root, "README.md"));
        var example = FencedCode().Match(readme).Groups["code"].Value;
        example.ShouldNotBeEmpty();
        return example;
    }

    /// <summary>
    /// Packages go into the test's own folder, so that nothing is left behind; those that are there already are not
    /// fetched again.
    /// </summary>
    string Project(string packages, string version) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            <InvariantGlobalization>true</InvariantGlobalization>
            <RestoreAdditionalProjectSources>{packages}</RestoreAdditionalProjectSources>
            <RestorePackagesPath>{Path.Combine(_directory, "cache")}</RestorePackagesPath>
            <RestoreFallbackFolders>{GlobalPackages()}</RestoreFallbackFolders>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="PersistentObjects" Version="{version}" />
          </ItemGroup>
        </Project>
        """;

    static string GlobalPackages() => Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    [GeneratedRegex("```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex FencedCode();
}
