using System.IO.Compression;
using PersistentObjects.Evolution.Tests.Running;
using PersistentObjects.Testing;

namespace PersistentObjects.Evolution.Tests.Golden;

/// <summary>A folder of stores that earlier versions have written, and today's classes.</summary>
public sealed class GoldenStoreTests
{
    static readonly CompiledHistories Compiled = new([.. GoldenPrograms.All]);

    readonly string _folder = Path.Combine(Directory.CreateTempSubdirectory("golden-").FullName, "made");

    IReadOnlyList<string> Files => [.. Directory.GetFiles(_folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    [TearDown]
    public void RemoveFolder() => Directory.Delete(Path.GetDirectoryName(_folder)!, recursive: true);

    [Test]
    public void A_store_is_written_when_the_schema_is_new_and_not_again()
    {
        var program = Compiled.Of(GoldenPrograms.Changing)[0];
        var first = program.Check(_folder);
        first.Written.ShouldNotBeNull();
        first.Stores.ShouldHaveSingleItem().File.ShouldBe(first.Written);
        Files.ShouldBe([first.Written]);
        new FileInfo(Path.Combine(_folder, first.Written)).Length.ShouldBeLessThan(4096);
        var written = File.ReadAllBytes(Path.Combine(_folder, first.Written));

        var again = program.Check(_folder, isBuildServer: true);
        again.Written.ShouldBeNull();
        again.Stores.Select(store => store.File).ShouldBe(Files);
        File.ReadAllBytes(Path.Combine(_folder, first.Written)).ShouldBe(written);
    }

    [Test]
    public void Earlier_stores_open_when_changes_are_declared()
    {
        var programs = Compiled.Of(GoldenPrograms.Changing);
        programs[0].Check(_folder);
        var report = programs[1].Check(_folder);
        report.Written.ShouldNotBeNull();
        report.Stores.Count.ShouldBe(2);
        report.Stores.ShouldAllBe(store => store.Differences.Count == 0);
        Files.Count.ShouldBe(2);
    }

    [Test]
    public void Changes_that_are_not_declared_are_reported_with_the_store_and_all_differences()
    {
        var programs = Compiled.Of(GoldenPrograms.Changing);
        var file = programs[0].Check(_folder).Written!;
        var exception = Should.Throw<GoldenStoreException>(() => programs[2].Check(_folder));
        exception.Message.ShouldContain(file);
        var differences = exception.Report!.Stores.Single(store => store.File == file).Differences;
        foreach (var name in new[] { "Thing.Name", "Thing.Number", "Thing.Other", ".Other " }) differences.ShouldContain(difference => difference.Contains(name, StringComparison.Ordinal), name);
        foreach (var difference in differences) exception.Message.ShouldContain(difference);
        Files.ShouldBe([file], "no store is written of a schema that breaks others");
    }

    [Test]
    public void A_build_server_writes_nothing_and_says_what_to_do()
    {
        var program = Compiled.Of(GoldenPrograms.Changing)[0];
        var exception = Should.Throw<GoldenStoreException>(() => program.Check(_folder, isBuildServer: true));
        exception.Message.ShouldContain(_folder);
        exception.Message.ShouldContain("Run this test on your machine");
        Directory.Exists(_folder).ShouldBeFalse();
    }

    [Test]
    public void A_codec_that_reads_something_else_is_noticed_though_the_schema_is_the_same()
    {
        var programs = Compiled.Of(GoldenPrograms.Coded);
        programs[0].Check(_folder).Stores.ShouldHaveSingleItem();
        Should.Throw<GoldenStoreException>(() => programs[1].Check(_folder)).Message.ShouldContain("codec");
        Files.Count.ShouldBe(1);
    }

    [TestCase("log")]
    [TestCase("snapshot")]
    public void Values_are_made_up_for_every_type_and_no_check_is_asked(string form)
    {
        var program = Compiled.Of(GoldenPrograms.Every)[0];
        var disk = new SimulatedDisk();
        using (var archive = ZipFile.OpenRead(Path.Combine(_folder, program.Check(_folder).Written!)))
        {
            foreach (var entry in archive.Entries.Where(entry => entry.FullName.StartsWith(form + "/", StringComparison.Ordinal))) Copy(entry, disk, entry.FullName[(form.Length + 1)..]);
        }
        using var store = program.Open(disk);
        program.Describe(store).ShouldBe(GoldenPrograms.Every.Expected);
    }

    static void Copy(ZipArchiveEntry entry, SimulatedDisk disk, string path)
    {
        if (Path.GetDirectoryName(path) is { Length: > 0 } directory) disk.CreateDirectory(directory);
        using var file = disk.Create(path);
        using var content = new MemoryStream();
        using (var stream = entry.Open()) stream.CopyTo(content);
        file.Write(content.ToArray(), 0);
    }
}
