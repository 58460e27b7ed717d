using PersistentObjects.Storage;

namespace PersistentObjects.Tests.Storage;

public sealed class PhysicalStorageTests : StorageContract, IDisposable
{
    readonly TemporaryDirectory _directory = new();
    readonly PhysicalStorage _storage;

    public PhysicalStorageTests() => _storage = new PhysicalStorage(_directory.Combine("parent/store"));

    private protected override IStorage Storage => _storage;

    public void Dispose()
    {
        _storage.Dispose();
        _directory.Dispose();
    }

    [Test]
    public void Paths_are_described_by_their_full_names()
    {
        Storage.Describe("log/next.tmp").ShouldBe(Path.Combine(_directory.FullName, "parent", "store", "log", "next.tmp"));
        Storage.Describe("").ShouldBe(Path.Combine(_directory.FullName, "parent", "store"));
    }

    [Test]
    public void Missing_parents_of_the_store_directory_are_created()
        => Directory.Exists(_directory.Combine("parent/store")).ShouldBeTrue();

    [Test]
    public void Another_store_on_the_same_directory_is_refused()
    {
        using var held = Storage.AcquireLock("store.lock");
        using var other = new PhysicalStorage(_directory.Combine("parent/store"));

        Should.Throw<StoreLockedException>(() => other.AcquireLock("store.lock"));
    }

    [Test]
    [Platform("Linux")]
    public void A_sync_that_the_operating_system_refuses_is_an_exception()
    {
        // A device without storage: it takes writes, and cannot be synced.
        using var devices = new PhysicalStorage("/dev");
        using var device = devices.Open("null", readOnly: false);
        device.Write([1, 2, 3], 0);

        Should.Throw<IOException>(device.Sync).Message.ShouldContain("/dev/null");
        Should.Throw<IOException>(() => devices.SyncDirectory("null")).Message.ShouldContain("/dev/null");
    }

    [Test]
    [Platform("Linux")]
    public void A_failure_to_lock_for_another_reason_is_not_called_a_lock()
    {
        Storage.CreateDirectory("store.lock");

        Should.Throw<UnauthorizedAccessException>(() => Storage.AcquireLock("store.lock"));
    }
}
