using Microsoft.CodeAnalysis;

namespace PersistentObjects.Generator.Tests.Compiling;

/// <summary>
/// The assemblies that a user's project references: the framework, the runtime and what the runtime exposes.
/// </summary>
static class RuntimeReference
{
    public static IReadOnlyList<MetadataReference> All { get; } =
    [
        .. Directory.GetFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "*.dll")
            .Where(IsTrustedPlatformAssembly)
            .Append(typeof(PersistentStore).Assembly.Location)
            .Append(typeof(Microsoft.Extensions.Logging.ILogger).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    // Leaves out the native libraries in the same directory.
    static bool IsTrustedPlatformAssembly(string path) =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Contains(path);
}
