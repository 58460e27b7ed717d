using System.Runtime.InteropServices;

namespace PersistentObjects.Benchmarks;

/// <summary>The disk that all contestants share.</summary>
static partial class Disk
{
    /// <summary>Waits until everything is written that anybody has left in memory, so that the next one does not pay for it.</summary>
    internal static void Settle()
    {
        if (!OperatingSystem.IsWindows()) Sync();
    }

    [LibraryImport("libc", EntryPoint = "sync")]
    private static partial void Sync();
}
