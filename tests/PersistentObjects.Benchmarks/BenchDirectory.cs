namespace PersistentObjects.Benchmarks;

/// <summary>A temporary directory on a real disk: to sync a file that is in memory costs nothing.</summary>
static class BenchDirectory
{
    const string OnDisk = "/var/tmp";

    internal static string Create()
    {
        var parent = Path.GetTempPath();
        if (new DriveInfo(parent).DriveFormat is "tmpfs" or "ramfs" && Directory.Exists(OnDisk)) parent = OnDisk;
        // A socket's path has at most 107 characters, so it must not lie deep.
        var path = Path.Combine(parent, $"persistent-objects-bench-{Environment.ProcessId}");
        Directory.CreateDirectory(path);
        // A server that refuses to run as root runs as another user, who must come through.
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, (UnixFileMode)0b111_001_001);
        return path;
    }

    internal static void Remove(string path)
    {
        for (var attempt = 1; Directory.Exists(path); attempt++)
        {
            try
            {
                Directory.Delete(path, recursive: true);
            }
            // A server that was just killed may still have made a file.
            catch (IOException) when (attempt < 10)
            {
                Thread.Sleep(100);
            }
        }
    }
}
