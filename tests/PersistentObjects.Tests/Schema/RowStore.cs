using PersistentObjects.CompilerServices;
using PersistentObjects.Testing;

namespace PersistentObjects.Tests.Schema;

/// <summary>A store of classes that a test makes up. It implements what would be generated itself.</summary>
sealed class RowStore : PersistentStore, IPersistentStore<RowStore>
{
    [ThreadStatic]
    static PersistentClass[]? t_classes;

    RowStore(StoreOptions options)
        : base(options, t_classes!, [])
        => Current = this;

    /// <summary>The last store that this thread has opened, or is opening: its migrations run on it.</summary>
    [field: ThreadStatic]
    public static RowStore? Current { get; private set; }

    /// <summary>What the next store to be opened says of itself.</summary>
    [field: ThreadStatic]
    public static (RetiredName[] Retired, StoreMigration[] Migrations, int Version) Declares { get; set; }

    readonly (RetiredName[] Retired, StoreMigration[] Migrations, int Version) _declared = Declares;

    protected override RetiredName[] RetiredClasses => _declared.Retired ?? [];

    protected override StoreMigration[] Migrations => _declared.Migrations ?? [];

    protected override int SchemaVersion => _declared.Version;

    public IEnumerable<Row> Rows => new Extent<Row>(Heap.Classes.ExtentOf(typeof(Row)));

    public static RowStore Open(SimulatedDisk disk, params PersistentClass[] classes) => Open(disk, Durability.Full, classes);

    public static RowStore Open(SimulatedDisk disk, Durability durability, params PersistentClass[] classes)
    {
        t_classes = classes;
        return OpenStore<RowStore>(new StoreOptions { Storage = disk, SegmentSizeBytes = 16 << 10, Durability = durability });
    }

    static RowStore IPersistentStore<RowStore>.Create(StoreOptions options) => new(options);
}
