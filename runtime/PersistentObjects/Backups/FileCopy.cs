using PersistentObjects.Storage;

namespace PersistentObjects.Backups;

/// <summary>Copies files between two directories.</summary>
static class FileCopy
{
    const int ChunkBytes = 1 << 20;

    /// <summary>Copies a file to the same place in another directory, and syncs it. Its name is not durable yet.</summary>
    public static void Copy(IStorage source, IStorage target, string path, Action<long> copied, CancellationToken cancellationToken)
    {
        using var from = source.Open(path, readOnly: true);
        using var to = target.Create(path);
        var length = from.Length;
        var buffer = new byte[Math.Min(ChunkBytes, Math.Max(1, length))];
        for (long offset = 0; offset < length;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var count = from.Read(buffer.AsSpan(0, (int)Math.Min(buffer.Length, length - offset)), offset);
            if (count == 0) throw new EndOfStreamException($"'{source.Describe(path)}' became shorter while it was copied.");
            to.Write(buffer.AsSpan(0, count), offset);
            offset += count;
            copied(count);
        }
        to.Sync();
    }
}
