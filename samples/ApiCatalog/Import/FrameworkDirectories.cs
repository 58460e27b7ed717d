using System.Runtime.InteropServices;
using ApiCatalog.Model;

namespace ApiCatalog.Import;

/// <summary>Finds the shared frameworks of the .NET that is installed: <c>shared/NAME/VERSION</c>.</summary>
static class FrameworkDirectories
{
    /// <summary>The newest version of each framework.</summary>
    public static IEnumerable<Framework> Installed()
    {
        var shared = Roots().Select(root => Path.Combine(root, "shared")).FirstOrDefault(Directory.Exists)
            ?? throw new CatalogException(
                "No .NET is installed where one would look for it: set DOTNET_ROOT, or name a directory with --from.");
        return from framework in Directory.EnumerateDirectories(shared).Order()
               let newest = Directory.EnumerateDirectories(framework).MaxBy(VersionOf)
               where newest is not null
               select new Framework(Path.GetFileName(framework), Path.GetFileName(newest), newest);
    }

    public static Framework At(string directory) =>
        Directory.Exists(directory) && AssembliesIn(directory).Any()
            ? new Framework(Path.GetFileName(Path.TrimEndingDirectorySeparator(directory)), "", directory)
            : throw new CatalogException($"There are no assemblies in {directory}.");

    /// <summary>In the same order each time.</summary>
    public static IEnumerable<string> AssembliesIn(string directory) =>
        Directory.EnumerateFiles(directory, "*.dll").Order();

    /// <summary>The running runtime's own root first; a self-contained program has none and looks for others.</summary>
    static IEnumerable<string> Roots()
    {
        yield return Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        if (Environment.GetEnvironmentVariable("DOTNET_ROOT") is { Length: > 0 } root)
            yield return root;

        foreach (var directory in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
        {
            var host = new FileInfo(Path.Combine(directory, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
            if (host.Exists)
                yield return (host.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? host).DirectoryName!;
        }
    }

    /// <summary>A release comes after its previews: 11.0.0 after 11.0.0-rc.1.</summary>
    static (Version, bool IsRelease, string) VersionOf(string directory)
    {
        var name = Path.GetFileName(directory);
        var number = name.Split('-')[0];
        return (Version.TryParse(number, out var version) ? version : new Version(), number == name, name);
    }
}
