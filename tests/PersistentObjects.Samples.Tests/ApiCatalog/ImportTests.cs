namespace PersistentObjects.Samples.Tests.ApiCatalog;

sealed class ImportTests
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Test]
    public async Task The_first_run_imports_and_the_second_one_opens()
    {
        using var sample = new CatalogSample();

        var first = (await sample.RunAsync()).ShouldSucceed();
        first.Output.ShouldContain("Imported");
        first.Output.ShouldContain("2 assemblies");
        first.Output.ShouldNotContain("Opened");

        var second = (await sample.RunAloneAsync()).ShouldSucceed();
        second.Output.ShouldContain("Opened");
        second.Output.ShouldNotContain("Imported");
        ObjectCount(second, "Opened").ShouldBe(ObjectCount(first, "Imported"));
        ObjectCount(second, "Opened").ShouldBeGreaterThan(1_000);
    }

    [Test]
    public async Task Without_being_told_it_imports_the_installed_frameworks()
    {
        using var sample = new CatalogSample();

        var first = (await sample.RunAloneAsync()).ShouldSucceed();

        ObjectCount(first, "Imported").ShouldBeGreaterThan(100_000);
        var stream = (await sample.RunAloneAsync("show", "System.IO.FileStream")).ShouldSucceed();
        stream.Output.ShouldContain("inherits Stream, MarshalByRefObject, Object");
    }

    [Test]
    public async Task Files_that_are_not_managed_assemblies_are_skipped()
    {
        using var sample = new CatalogSample();
        await File.WriteAllTextAsync(Path.Combine(sample.Input, "Text.dll"), "not an assembly");
        await File.WriteAllBytesAsync(Path.Combine(sample.Input, "Empty.dll"), []);

        (await sample.RunAsync()).ShouldSucceed().Output.ShouldContain("2 assemblies");
    }

    [Test]
    public async Task A_directory_of_more_assemblies_adds_to_the_catalogue()
    {
        using var sample = new CatalogSample();
        using var more = new TemporaryDirectory();
        File.Copy(typeof(Should).Assembly.Location, more["Shouldly.dll"]);
        (await sample.RunAsync()).ShouldSucceed();

        (await sample.RunAloneAsync("--from", more.Path)).ShouldSucceed().Output.ShouldContain("3 assemblies");

        (await sample.RunAloneAsync("find", "ShouldBe")).ShouldSucceed();
        (await sample.RunAloneAsync("find", "Regex")).ShouldSucceed();
    }

    /// <summary>The import stops at a pipe that takes an assembly's place, and is killed there.</summary>
    [Test, Platform("Linux,MacOsX")]
    public async Task An_import_that_was_killed_goes_on_where_it_was()
    {
        using var sample = new CatalogSample();
        var expected = ObjectCount((await sample.RunAsync()).ShouldSucceed(), "Imported");

        using var interrupted = new CatalogSample();
        var pipe = Path.Combine(interrupted.Input, "System.Linq.dll");
        (await ChildProcess.RunAsync("mkfifo", pipe)).ShouldSucceed();
        using (var process = interrupted.Start("--from", interrupted.Input))
        {
            using var pipeEnd = await OpenWhenReadAsync(pipe);
            process.Kill();
            (await process.WaitAsync()).ExitCode.ShouldBe(CatalogSample.Killed);
        }
        File.Delete(pipe);

        // Only the first of the two assemblies was in. Nobody says --from again: the catalogue remembers.
        var resumed = (await interrupted.RunAloneAsync()).ShouldSucceed();
        ObjectCount(resumed, "Opened").ShouldBeLessThan(expected);
        ObjectCount(resumed, "Imported").ShouldBe(expected);

        var derived = (await interrupted.RunAloneAsync("derived", "Capture")).ShouldSucceed();
        derived.Output.ShouldContain("System.Text.RegularExpressions.Match");
    }

    /// <summary>Wherever the kills come, the last run must end with what an undisturbed import has.</summary>
    [Test]
    public async Task An_assembly_is_there_with_all_of_its_members_or_not_at_all()
    {
        using var undisturbed = new CatalogSample();
        undisturbed.AddInput("System.Private.CoreLib.dll");
        var expected = ObjectCount((await undisturbed.RunAsync()).ShouldSucceed(), "Imported");

        using var sample = new CatalogSample();
        sample.AddInput("System.Private.CoreLib.dll");
        for (var lifetime = 100; lifetime <= 1_000; lifetime += 150)
        {
            using var process = sample.Start("notes", "--from", sample.Input);
            await Task.Delay(lifetime);
            process.Kill();
            (await process.WaitAsync()).Errors.ShouldBeEmpty();
        }

        (await sample.RunAsync()).ShouldSucceed();
        ObjectCount((await sample.RunAloneAsync()).ShouldSucceed(), "Opened").ShouldBe(expected);
    }

    [Test, Platform("Linux,MacOsX")]
    public async Task A_second_process_is_told_that_the_catalogue_is_in_use()
    {
        using var sample = new CatalogSample();
        var pipe = Path.Combine(sample.Input, "System.Linq.dll");
        (await ChildProcess.RunAsync("mkfifo", pipe)).ShouldSucceed();
        using var first = sample.Start("--from", sample.Input);
        using var pipeEnd = await OpenWhenReadAsync(pipe);

        var second = await sample.RunAsync("notes");

        second.ExitCode.ShouldNotBe(0);
        second.Errors.TrimEnd().Split('\n').ShouldHaveSingleItem();
        second.Errors.ShouldContain(sample.Data);
    }

    /// <summary>Opening a pipe for writing waits until somebody has opened it for reading.</summary>
    static Task<FileStream> OpenWhenReadAsync(string pipe) =>
        Task.Run(() => new FileStream(pipe, FileMode.Open, FileAccess.Write, FileShare.ReadWrite)).WaitAsync(Patience);

    static int ObjectCount(ProcessResult result, string verb)
    {
        var line = result.Lines.Single(line => line.StartsWith(verb, StringComparison.Ordinal));
        return int.Parse(line.Split(' ')[1], System.Globalization.NumberStyles.AllowThousands);
    }
}
