using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;

namespace PersistentObjects.MicroBenchmarks;

/// <summary>
/// Has the compiler write down what it makes of the class's methods, with all that is inlined into them: a file beside the
/// results, to which every tier and every run appends. BenchmarkDotNet's own diagnoser knows no runtime as new as this one.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
sealed class DisassemblyAttribute : Attribute, IConfigSource
{
    /// <param name="type">The name of the class.</param>
    public DisassemblyAttribute(string type)
    {
        var file = Path.GetFullPath(Path.Combine(Settings.Folder, $"{type}.asm"));
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        Config = ManualConfig.CreateEmpty().AddJob(Job.Default
            .WithEnvironmentVariables(new("DOTNET_JitDisasm", $"*.{type}:*"), new("DOTNET_JitStdOutFile", file))
            .AsMutator());
    }

    public IConfig Config { get; }
}
