using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace PersistentObjects.Storage;

/// <summary>The Windows calls that <see cref="NativeSync"/> needs.</summary>
static partial class WindowsCalls
{
    [LibraryImport("kernel32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool FlushFileBuffers(SafeFileHandle file);
}
