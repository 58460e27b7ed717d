namespace PersistentObjects.Tests.Indexes.Files;

/// <summary>A store of files in memory for each test.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
abstract class FilesFixture
{
    protected FileStore Store { get; } = FileStore.InMemory();

    protected Extent<StoredFile> Files => Store.Files;

    [TearDown]
    public void DisposeStore() => Store.Dispose();
}
