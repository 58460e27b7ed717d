namespace PersistentObjects.Samples.Tests.ApiCatalog;

sealed class TrimmingTests
{
    /// <summary>The project says that it is trimmed, and that warnings are errors, also the trimmer's.</summary>
    [Test]
    public async Task Published_trimmed_the_sample_runs()
    {
        using var directory = new TemporaryDirectory();
        var publishing = await ChildProcess.RunAsync("dotnet",
        [
            "publish", CatalogSample.ProjectFile, "--nologo", "--configuration", "Release", "--use-current-runtime",
            "--output", directory["app"], "--artifacts-path", directory["artifacts"],
            // The build of these tests has analyzed the same sources; the trimmer, which looks at what was built, is no analyzer.
            "-p:RunAnalyzers=false",
        ]);
        publishing.ExitCode.ShouldBe(0, publishing.Output + publishing.Errors);

        using var sample = new CatalogSample { Executable = Path.Combine(directory["app"], "ApiCatalog") };
        (await sample.RunAsync("note", "Regex", "trimmed")).ShouldSucceed();
        (await sample.RunAloneAsync()).ShouldSucceed().Output.ShouldContain("Opened");
        (await sample.RunAloneAsync("notes")).ShouldSucceed().Output.ShouldContain("trimmed");
        (await sample.RunAloneAsync("derived", "Capture")).ShouldSucceed().Output.ShouldContain("Match");
    }
}
