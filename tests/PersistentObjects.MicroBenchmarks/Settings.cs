using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Exporters.Json;
using BenchmarkDotNet.Loggers;

namespace PersistentObjects.MicroBenchmarks;

/// <summary>How everything is measured: time and memory, with results outside the source tree.</summary>
sealed class Settings : ManualConfig
{
    internal static readonly string Folder = Path.Combine("artifacts", "bench", "micro");

    internal Settings()
    {
        AddColumnProvider(DefaultColumnProviders.Instance);
        AddLogger(ConsoleLogger.Default);
        AddDiagnoser(MemoryDiagnoser.Default);
        AddExporter(MarkdownExporter.GitHub, JsonExporter.Brief);
        ArtifactsPath = Folder;
#if DEBUG
        // A Debug build is run only to see that everything works.
        Options |= ConfigOptions.DisableOptimizationsValidator;
#endif
    }
}
