using PersistentObjects.Storage;

namespace PersistentObjects.Testing;

/// <summary>Reads and writes small files at once.</summary>
static class WholeFiles
{
    public static byte[] ReadAll(this IStorage storage, string path)
    {
        using var file = storage.Open(path, readOnly: true);
        var bytes = new byte[file.Length];
        var read = file.Read(bytes, 0);
        return read == bytes.Length ? bytes : throw new IOException($"'{storage.Describe(path)}' became shorter while it was read.");
    }

    /// <summary>Writes a file, which replaces one of the same name.</summary>
    public static void WriteAll(this IStorage storage, string path, ReadOnlySpan<byte> bytes)
    {
        if (storage.FileExists(path)) storage.Delete(path);
        using var file = storage.Create(path);
        file.Write(bytes, 0);
        file.Sync();
    }
}
