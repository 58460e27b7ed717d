using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Exporters.Json;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;

namespace PersistentObjects.MicroBenchmarks;

/// <summary>How everything is measured: time and memory, three short rounds of each, results outside the source tree.</summary>
sealed class Settings : ManualConfig
{
    internal Settings()
    {
        AddJob(Job.ShortRun.AsDefault());
        AddColumnProvider(DefaultColumnProviders.Instance);
        AddLogger(ConsoleLogger.Default);
        AddDiagnoser(MemoryDiagnoser.Default);
        AddExporter(MarkdownExporter.GitHub, JsonExporter.Brief);
        ArtifactsPath = Path.Combine("artifacts", "bench", "micro");
#if DEBUG
        // A Debug build is run only to see that everything works.
        Options |= ConfigOptions.DisableOptimizationsValidator;
#endif
    }
}
