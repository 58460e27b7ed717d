using PersistentObjects.CompilerServices;
using PersistentObjects.Testing;
using PersistentObjects.Tests.Schema;

namespace PersistentObjects.Tests.Migrations;

/// <summary>A store of one release of a program that a test makes up. It implements what would be generated itself.</summary>
sealed class ReleaseStore : PersistentStore, IPersistentStore<ReleaseStore>
{
    [ThreadStatic]
    static Release? t_release;

    readonly Release _release;

    ReleaseStore(StoreOptions options, Release release)
        : base(options, release.Classes, [])
        => _release = release;

    public Extent<Row> Rows => new(Heap.Classes.ExtentOf(typeof(Row)));

    protected override int SchemaVersion => _release.SchemaVersion;

    protected override RetiredName[] RetiredClasses => _release.Retired;

    protected override StoreMigration[] Migrations
        => [.. _release.Migrations.Select(migration => new StoreMigration(migration.Id, _ => migration.Run(this)))];

    public static ReleaseStore Open(SimulatedDisk disk, Release release, Func<StoreOptions, StoreOptions>? change = null)
        => OpenStore<ReleaseStore>(Options(disk, release, change));

    public static MigrationReport Preview(SimulatedDisk disk, Release release, Func<StoreOptions, StoreOptions>? change = null)
        => PreviewStore<ReleaseStore>(Options(disk, release, change));

    public static ReleaseStore InMemory(Release release)
    {
        t_release = release;
        return OpenStoreInMemory<ReleaseStore>(new StoreOptions { OldestReader = release.OldestReader });
    }

    public void Snapshot() => SnapshotAsync().WaitAsync(TimeSpan.FromSeconds(60)).GetAwaiter().GetResult();

    static StoreOptions Options(SimulatedDisk disk, Release release, Func<StoreOptions, StoreOptions>? change)
    {
        t_release = release;
        var options = new StoreOptions { Storage = disk, SegmentSizeBytes = 16 << 10, SnapshotLogBytes = 0, OldestReader = release.OldestReader };
        return change?.Invoke(options) ?? options;
    }

    static ReleaseStore IPersistentStore<ReleaseStore>.Create(StoreOptions options) => new(options, t_release!);
}
