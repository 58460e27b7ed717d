using System.Reflection;

namespace PersistentObjects.Samples.Tests;

/// <summary>Where the build has put the samples.</summary>
static class BuiltSamples
{
    public static string MetadataOf(string key) => typeof(BuiltSamples).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == key)
        .Value!;
}
