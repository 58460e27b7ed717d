using System.Reflection;
using NUnit.Framework;

namespace PersistentObjects.Package.Tests;

/// <summary>Packs the packages, once for all tests.</summary>
[SetUpFixture]
public sealed class Packing
{
    /// <summary>The repository, whose projects are packed.</summary>
    internal static string Root { get; } = typeof(Packing).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "RepositoryRoot").Value!;

    /// <summary>A version of its own: packages of one version are taken for the same.</summary>
    internal static string Version { get; } = $"0.0.0-test.{Guid.NewGuid():N}";

    /// <summary>The folder with the packages.</summary>
    internal static string Packages { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task Pack()
    {
        Packages = Directory.CreateTempSubdirectory("persistent-objects-packages-").FullName;
        foreach (var project in (string[])["runtime/PersistentObjects", "runtime/PersistentObjects.Testing", "runtime/PersistentObjects.Tool"])
        {
            // The build of these tests has analyzed the same sources.
            await CommandLine.Run(Root, "dotnet", "pack", project, "-c", "Release", "-v", "q", "-o", Packages, $"-p:PackageVersion={Version}", "-p:RunAnalyzers=false");
        }
    }

    [OneTimeTearDown]
    public void DeletePackages() => Directory.Delete(Packages, recursive: true);
}
