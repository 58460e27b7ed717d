using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace PersistentObjects.Storage;

/// <summary>The C library's calls that <see cref="NativeSync"/> needs. No argument is variadic, so that all ABIs agree.</summary>
static partial class UnixCalls
{
    public const int ReadOnly = 0;
    public const int FullFileSync = 51;
    public const int AdviceRandom = 1;
    public const int AdviceDoNotNeed = 4;

    public static int CloseOnExec => OperatingSystem.IsMacOS() ? 0x1000000 : 0x80000;

    [LibraryImport("libc", EntryPoint = "fdatasync", SetLastError = true)]
    public static partial int SyncFileData(SafeFileHandle file);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    public static partial int SyncFile(SafeFileHandle file);

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    public static partial int FileControl(SafeFileHandle file, int command);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "posix_fadvise")]
    public static partial int AdviseFile(SafeFileHandle file, nint offset, nint length, int advice);
}
