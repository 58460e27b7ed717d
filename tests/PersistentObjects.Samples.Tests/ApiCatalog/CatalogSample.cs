namespace PersistentObjects.Samples.Tests.ApiCatalog;

/// <summary>The built sample with a data directory of its own and a few assemblies to read.</summary>
sealed class CatalogSample : IDisposable
{
    public const int Killed = 128 + 9;

    static readonly string Runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    readonly TemporaryDirectory _directory = new();

    public CatalogSample()
    {
        Directory.CreateDirectory(Input);
        AddInput("System.Collections.dll");
        AddInput("System.Text.RegularExpressions.dll");
    }

    public static string ProjectFile { get; } = BuiltSamples.MetadataOf("ApiCatalogProject");

    /// <summary>What is run instead of the built sample, when set.</summary>
    public string? Executable { get; init; }

    public string Input => _directory["input"];

    public string Data => _directory["data"];

    public string Journal => Path.Combine(Data, "crash.txt");

    public void AddInput(string assembly) => File.Copy(Path.Combine(Runtime, assembly), Path.Combine(Input, assembly));

    /// <summary>Runs with the few assemblies as input.</summary>
    public Task<ProcessResult> RunAsync(params string[] arguments) => RunAloneAsync([.. arguments, "--from", Input]);

    /// <summary>Runs without saying where to import from.</summary>
    public async Task<ProcessResult> RunAloneAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        return await process.WaitAsync();
    }

    public ChildProcess Start(params string[] arguments) => Executable is null
        ? ChildProcess.Start("dotnet", [BuiltSamples.MetadataOf("ApiCatalog"), "--data", Data, .. arguments])
        : ChildProcess.Start(Executable, ["--data", Data, .. arguments]);

    public void Dispose() => _directory.Dispose();
}
