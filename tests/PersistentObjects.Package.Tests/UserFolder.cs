namespace PersistentObjects.Package.Tests;

/// <summary>A folder outside of the repository with a user's projects, which restore the package from a folder too.</summary>
sealed class UserFolder : IDisposable
{
    readonly string _directory = Directory.CreateTempSubdirectory("persistent-objects-package-").FullName;

    /// <summary>Where projects of this folder put packages of their own.</summary>
    internal string Packages => Path.Combine(_directory, "packages");

    /// <summary>Creates a project of one source file and returns its folder.</summary>
    internal string Create(string name, string source, string properties, params (string Id, string Version)[] packages)
    {
        Directory.CreateDirectory(Packages);
        var project = Path.Combine(_directory, name);
        Directory.CreateDirectory(project);
        File.WriteAllText(Path.Combine(project, "Source.cs"), source);
        File.WriteAllText(Path.Combine(project, name + ".csproj"), Project(properties, packages));
        return project;
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    /// <summary>
    /// Packages go into the test's own folder, so that nothing is left behind; those that are there already are not
    /// fetched again. Nor are lists of known vulnerabilities, of which an unreachable feed would make an error.
    /// </summary>
    string Project(string properties, (string Id, string Version)[] packages) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            <InvariantGlobalization>true</InvariantGlobalization>
            <NuGetAudit>false</NuGetAudit>
            <RestoreAdditionalProjectSources>{Packing.Packages};{Packages}</RestoreAdditionalProjectSources>
            <RestorePackagesPath>{Path.Combine(_directory, "cache")}</RestorePackagesPath>
            <RestoreFallbackFolders>{GlobalPackages()}</RestoreFallbackFolders>
            {properties}
          </PropertyGroup>
          <ItemGroup>
            {string.Join('\n', packages.Select(package => $"<PackageReference Include=\"{package.Id}\" Version=\"{package.Version}\" />"))}
          </ItemGroup>
        </Project>
        """;

    static string GlobalPackages() => Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
}
