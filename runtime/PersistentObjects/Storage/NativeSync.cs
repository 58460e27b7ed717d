using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace PersistentObjects.Storage;

/// <summary>
/// The operating system's own calls that make bytes and directory entries durable, with every result checked.
/// </summary>
/// <remarks>
/// <c>RandomAccess.FlushToDisk</c> and <c>FileStream.Flush(true)</c> will not do: on Unix they return normally when fsync
/// fails, and the base class library has no call that syncs a directory. No call here is repeated after a failure, not
/// even after EINTR: the kernel may have dropped the pages and report success the second time.
/// </remarks>
static class NativeSync
{
    /// <summary>Makes the file's contents, and as much metadata as reading them takes, durable.</summary>
    /// <exception cref="IOException">The operating system reports that this failed.</exception>
    public static void SyncFile(SafeFileHandle handle, string path)
    {
        if (OperatingSystem.IsWindows())
        {
            if (!WindowsCalls.FlushFileBuffers(handle)) throw Failure("FlushFileBuffers", path);
        }
        else if (OperatingSystem.IsMacOS())
        {
            // fsync on macOS leaves the bytes in the drive's cache.
            if (UnixCalls.FileControl(handle, UnixCalls.FullFileSync) < 0) throw Failure("fcntl(F_FULLFSYNC)", path);
        }
        else if (OperatingSystem.IsLinux())
        {
            if (UnixCalls.SyncFileData(handle) != 0) throw Failure("fdatasync", path);
        }
        else if (UnixCalls.SyncFile(handle) != 0)
        {
            throw Failure("fsync", path);
        }
    }

    /// <summary>Makes the entries of a directory durable.</summary>
    /// <exception cref="IOException">The operating system reports that this failed.</exception>
    public static void SyncDirectory(string path)
    {
        // Windows offers no such call to ordinary processes. NTFS keeps a journal of its own, and writes it in order.
        if (OperatingSystem.IsWindows()) return;

        var descriptor = UnixCalls.Open(path, UnixCalls.ReadOnly | UnixCalls.CloseOnExec);
        if (descriptor < 0) throw Failure("open", path);
        using var handle = new SafeFileHandle(descriptor, ownsHandle: true);
        if (UnixCalls.SyncFile(handle) != 0) throw Failure("fsync", path);
    }

    /// <summary>
    /// Asks the operating system to forget what it has cached of a file and need not write any more, and to read from the disk
    /// what is asked for and no more.
    /// </summary>
    /// <remarks>
    /// Others wait for the disk while it reads ahead: for milliseconds, where megabytes are read so. The result is not checked, since this is advice: where it is not taken, only the protection against a second open
    /// after a failed sync is missing.
    /// </remarks>
    public static void DropCache(SafeFileHandle handle)
    {
        if (!OperatingSystem.IsLinux()) return;
        _ = UnixCalls.AdviseFile(handle, 0, 0, UnixCalls.AdviceDoNotNeed);
        _ = UnixCalls.AdviseFile(handle, 0, 0, UnixCalls.AdviceRandom);
    }

    static IOException Failure(string call, string path)
    {
        var error = Marshal.GetLastPInvokeError();
        return new IOException(
            $"{call} of '{path}' failed: {Marshal.GetPInvokeErrorMessage(error)} (error {error}). What was written to it "
            + "since the last successful sync may be lost.",
            error);
    }
}
