using System.Runtime.CompilerServices;
using PersistentObjects.CompilerServices;
using PersistentObjects.Testing;

namespace PersistentObjects.Tests.Schema;

/// <summary>Blobs in values that no class declares: nothing but the store remembers that they are needed.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public class RetiredBlobTests
{
    // Above the threshold, so that it has a file.
    static readonly byte[] Content = [.. Enumerable.Range(0, 70_000).Select(i => (byte)(i * 31))];

    readonly SimulatedDisk _disk = new();

    [TearDown]
    public void NothingIsDeclared() => RowStore.Declares = default;

    [Test]
    public void Their_files_stay_when_the_logs_and_snapshots_that_brought_them_are_gone()
    {
        WriteImage();
        for (var run = 0; run < 2; run++)
        {
            using var store = RowStore.Open(_disk, Retiring(dropsData: false));
            Outlive(store);
            StoreVerification.Verify(_disk).Findings.ShouldBeEmpty();
        }
        ShouldHaveContent(_disk);
    }

    [Test]
    public void A_backup_has_their_files()
    {
        WriteImage();
        var backup = new SimulatedDisk();
        using (var store = RowStore.Open(_disk, Retiring(dropsData: false)))
        {
            Outlive(store);
            store.BackupAsync(backup).WaitAsync(TimeSpan.FromSeconds(60)).GetAwaiter().GetResult();
        }
        ShouldHaveContent(backup);
    }

    [Test]
    public void Their_files_go_when_they_are_given_up()
    {
        WriteImage();
        for (var run = 0; run < 2; run++)
        {
            using var store = RowStore.Open(_disk, Retiring(dropsData: true));
            Outlive(store);
        }
        _disk.ListFiles("blobs").ShouldBeEmpty();
        StoreVerification.Verify(_disk).Findings.ShouldBeEmpty();
    }

    void WriteImage()
    {
        var image = Row.Blob("Image");
        using var store = RowStore.Open(_disk, Row.Class("Shop.Item", Row.Text("Title"), image));
        image.Set(store.Add(new Row()), PersistentBlob.FromBytes(Content));
        _disk.ListFiles("blobs").Count.ShouldBe(1);
    }

    /// <summary>Fills segments and takes snapshots, so often that nothing is left of what was before.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    static void Outlive(RowStore store)
    {
        var title = (PersistentProperty<string>)store.Heap.Classes.ExtentOf(typeof(Row)).Model.Properties.Single();
        for (var i = 0; i < 4; i++)
        {
            for (var j = 0; j < 12; j++) title.Set(store.Rows.Single(), new string((char)('a' + ((i + j) % 20)), 3000 + j));
            GC.Collect();
            GC.WaitForPendingFinalizers();
            store.SnapshotAsync().WaitAsync(TimeSpan.FromSeconds(60)).GetAwaiter().GetResult();
        }
    }

    static void ShouldHaveContent(SimulatedDisk disk)
    {
        byte[]? read = null;
        RowStore.Declares = ([], [new StoreMigration("a", retired => read = retired.Get<PersistentBlob>(RowStore.Current!.Rows.Single(), "Image")!.ReadAllBytes())], 0);
        RowStore.Open(disk, Retiring(dropsData: false)).Dispose();
        read.ShouldBe(Content);
        RowStore.Declares = default;
        var image = Row.Blob("Image");
        using (var store = RowStore.Open(disk, Row.Class("Shop.Item", Row.Text("Title"), image))) image.In(store.Rows.Single())!.ReadAllBytes().ShouldBe(Content);
    }

    static PersistentClass Retiring(bool dropsData)
        => new("Shop.Item", typeof(Row), null, static () => new Row(), [Row.Text("Title")], [], null) { Retired = [new RetiredName("Image", dropsData)] };
}
