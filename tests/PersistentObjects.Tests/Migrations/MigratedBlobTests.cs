using PersistentObjects.Testing;
using PersistentObjects.Tests.Blobs;
using PersistentObjects.Tests.Log;

namespace PersistentObjects.Tests.Migrations;

/// <summary>Blobs that migrations make, though nothing may be written before all of them have run.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public class MigratedBlobTests
{
    readonly SimulatedDisk _disk = new();

    StoreOptions Options => new() { Storage = _disk, SegmentSizeBytes = 16 << 10, BlobThresholdBytes = 99, SnapshotLogBytes = 0 };

    [Test]
    public void They_have_files_when_the_migrations_are_done_and_not_before()
    {
        WriteOld();
        var files = StoredFiles.Capture(_disk);
        NewPrints.PreviewWith(Options, Draw).Effects.Single().Classes.Single().Changed.ShouldBe(1);
        Should.Throw<MigrationFailedException>(() => NewPrints.OpenWith(Options, store =>
        {
            Draw(store);
            throw new TimeoutException();
        }));
        StoredFiles.Capture(_disk).ShouldBe(files);
        using (var store = NewPrints.OpenWith(Options, Draw)) Verify(store);
        // The one from before, that of the property; the list keeps its own with the value.
        _disk.ListFiles("blobs").Count.ShouldBe(2);
        using (var store = NewPrints.Open(Options))
        {
            Verify(store);
            store.Prints.Last().Sketches.Add(StoredArchive.Blob(700));
            _disk.ListFiles("blobs").Count.ShouldBe(3);
            store.SnapshotAsync().WaitAsync(TimeSpan.FromSeconds(60)).GetAwaiter().GetResult();
        }
        using (var store = NewPrints.Open(Options)) store.Verify().Findings.ShouldBeEmpty();
    }

    [Test]
    public void After_migrations_collections_have_files_again()
    {
        WriteOld();
        using var store = NewPrints.OpenWith(Options, Draw);
        store.Prints.Last().Sketches.Add(StoredArchive.Blob(800));
        _disk.ListFiles("blobs").Count.ShouldBe(3);
    }

    void WriteOld()
    {
        using var store = OldPrints.Open(Options);
        store.Add(new Print { Image = StoredArchive.Blob(500) });
        store.Add(new Print());
    }

    static void Draw(NewPrints store)
    {
        var print = store.Prints.Last();
        print.Image = store.CreateBlob(new MemoryStream(StoredArchive.Bytes(600)));
        print.Sketches.Add(StoredArchive.Blob(601));
        // One that has its file.
        print.Sketches.Add(store.Prints.First().Image!);
    }

    static void Verify(NewPrints store)
    {
        store.Verify().Findings.ShouldBeEmpty();
        var print = store.Prints.Last();
        print.Image!.ReadAllBytes().ShouldBe(StoredArchive.Bytes(600));
        print.Sketches.Select(sketch => sketch.ReadAllBytes().Length).ShouldBe([601, 500]);
    }
}
