using System.IO.Pipes;
using Microsoft.Win32.SafeHandles;
using PersistentObjects.Storage;

namespace PersistentObjects.Tests.Storage;

public class NativeSyncTests
{
    [Test]
    public void A_sync_that_the_operating_system_refuses_is_an_exception()
    {
        // A pipe can't be synced: a real descriptor on which the real call fails.
        using var pipe = new AnonymousPipeServerStream(PipeDirection.Out);
        using var handle = new SafeFileHandle(pipe.SafePipeHandle.DangerousGetHandle(), ownsHandle: false);

        var exception = Should.Throw<IOException>(() => NativeSync.SyncFile(handle, "the pipe"));

        exception.Message.ShouldContain("the pipe");
        if (OperatingSystem.IsLinux())
        {
            exception.Message.ShouldContain("fdatasync");
            exception.HResult.ShouldBe(22); // EINVAL
        }
    }

    [Test]
    public void A_file_that_can_be_synced_is()
    {
        using var directory = new TemporaryDirectory();
        using var handle = File.OpenHandle(directory.Combine("file"), FileMode.CreateNew, FileAccess.ReadWrite);
        RandomAccess.Write(handle, [1, 2, 3], 0);

        Should.NotThrow(() => NativeSync.SyncFile(handle, "file"));
    }

    [Test]
    public void A_directory_can_be_synced()
    {
        using var directory = new TemporaryDirectory();

        Should.NotThrow(() => NativeSync.SyncDirectory(directory.FullName));
    }

    [Test]
    [Platform(Exclude = "Win")]
    public void A_missing_directory_cannot_be_synced()
    {
        using var directory = new TemporaryDirectory();
        var missing = directory.Combine("missing");

        Should.Throw<IOException>(() => NativeSync.SyncDirectory(missing)).Message.ShouldContain(missing);
    }

    [Test]
    public void A_closed_file_is_refused_before_its_number_can_mean_another_file()
    {
        using var directory = new TemporaryDirectory();
        var handle = File.OpenHandle(directory.Combine("file"), FileMode.CreateNew, FileAccess.ReadWrite);
        handle.Dispose();

        Should.Throw<ObjectDisposedException>(() => NativeSync.SyncFile(handle, "file"));
    }
}
