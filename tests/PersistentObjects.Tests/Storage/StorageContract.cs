using PersistentObjects.Storage;

namespace PersistentObjects.Tests.Storage;

/// <summary>What every <see cref="IStorage"/> does, the physical one and the simulated one alike.</summary>
public abstract class StorageContract
{
    private protected abstract IStorage Storage { get; }

    [SetUp]
    public void CreateStoreDirectory() => Storage.CreateDirectory("");

    [Test]
    public void A_file_reads_what_was_written()
    {
        using var file = Storage.Create("file");
        file.Write([1, 2, 3], 0);
        file.Write([9, 9], 5);
        file.Sync();

        var bytes = new byte[10];
        file.Read(bytes, 0).ShouldBe(7);
        bytes[..7].ShouldBe([1, 2, 3, 0, 0, 9, 9]);
        file.Length.ShouldBe(7);
        file.Read(bytes, 7).ShouldBe(0);
        file.Read(bytes, 100).ShouldBe(0);
    }

    [Test]
    public void A_file_keeps_its_contents_when_it_is_opened_again()
    {
        using (var file = Storage.Create("file")) file.Write([4, 5], 0);

        using var opened = Storage.Open("file", readOnly: true);
        var bytes = new byte[2];
        opened.Read(bytes, 0).ShouldBe(2);
        bytes.ShouldBe([4, 5]);
    }

    [Test]
    public void What_was_written_is_read_also_after_the_cache_was_dropped()
    {
        using var file = Storage.Create("file");
        file.Write([1, 2], 0);
        file.Sync();
        file.Write([3], 1);

        file.DropCache();

        var bytes = new byte[2];
        file.Read(bytes, 0);
        bytes.ShouldBe([1, 3]);
    }

    [Test]
    public void A_file_opened_for_reading_only_cannot_be_written()
    {
        Storage.Create("file").Dispose();
        using var file = Storage.Open("file", readOnly: true);

        Should.Throw<UnauthorizedAccessException>(() => file.Write([1], 0));
    }

    [Test]
    public void A_file_that_exists_is_not_created_again()
    {
        Storage.Create("file").Dispose();

        Should.Throw<IOException>(() => Storage.Create("file"));
    }

    [Test]
    public void A_missing_file_cannot_be_opened()
        => Should.Throw<FileNotFoundException>(() => Storage.Open("missing", readOnly: true));

    [Test]
    public void Files_are_listed_by_name_without_directories()
    {
        Storage.CreateDirectory("log");
        foreach (var name in (string[])["log/b", "log/a", "log/B", "other"]) Storage.Create(name).Dispose();

        Storage.ListFiles("log").ShouldBe(["B", "a", "b"]);
        Storage.ListFiles("").ShouldBe(["other"]);
    }

    [Test]
    public void Renaming_replaces_the_target_and_keeps_open_files_open()
    {
        using (var old = Storage.Create("target")) old.Write([7], 0);
        using var file = Storage.Create("temporary");
        file.Write([8], 0);

        Storage.Rename("temporary", "target");

        file.Write([9], 1);
        Storage.FileExists("temporary").ShouldBeFalse();
        using var opened = Storage.Open("target", readOnly: true);
        var bytes = new byte[2];
        opened.Read(bytes, 0).ShouldBe(2);
        bytes.ShouldBe([8, 9]);
    }

    [Test]
    public void A_deleted_file_is_gone()
    {
        Storage.Create("file").Dispose();

        Storage.Delete("file");

        Storage.FileExists("file").ShouldBeFalse();
    }

    [Test]
    public void Directories_and_files_are_told_apart()
    {
        Storage.CreateDirectory("log");
        Storage.CreateDirectory("log");
        Storage.Create("file").Dispose();

        Storage.DirectoryExists("log").ShouldBeTrue();
        Storage.DirectoryExists("").ShouldBeTrue();
        Storage.DirectoryExists("file").ShouldBeFalse();
        Storage.FileExists("log").ShouldBeFalse();
        Storage.FileExists("file").ShouldBeTrue();
        Storage.SyncDirectory("log");
        Storage.SyncDirectory("");
    }

    [Test]
    public void A_second_opener_is_refused_until_the_first_one_is_done()
    {
        var first = Storage.AcquireLock("store.lock");

        var refused = Should.Throw<StoreLockedException>(() => Storage.AcquireLock("store.lock"));
        refused.File.ShouldBe(Storage.Describe("store.lock"));
        refused.Message.ShouldContain(refused.File);

        first.Dispose();
        Storage.FileExists("store.lock").ShouldBeTrue();
        Storage.AcquireLock("store.lock").Dispose();
    }
}
