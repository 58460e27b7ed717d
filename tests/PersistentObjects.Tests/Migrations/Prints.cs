namespace PersistentObjects.Tests.Migrations;

[Persistent]
public sealed partial class Print
{
    public partial PersistentBlob? Image { get; set; }

    public partial PersistentList<PersistentBlob> Sketches { get; }
}

public sealed partial class OldPrints : PersistentStore
{
    public partial Extent<Print> Prints { get; }
}

/// <summary>The store of the next release, whose migration brings blobs.</summary>
public sealed partial class NewPrints : PersistentStore
{
    [ThreadStatic]
    static Action<NewPrints>? t_migration;

    public partial Extent<Print> Prints { get; }

    internal static NewPrints OpenWith(StoreOptions options, Action<NewPrints> migration)
    {
        t_migration = migration;
        return Open(options);
    }

    internal static MigrationReport PreviewWith(StoreOptions options, Action<NewPrints> migration)
    {
        t_migration = migration;
        return PreviewMigrations(options);
    }

    [Migration("images")]
    void Migrate() => t_migration!(this);
}
