using PersistentObjects.Storage;

namespace PersistentObjects.Log;

/// <summary>Cuts a torn tail away, keeping its bytes.</summary>
/// <remarks>
/// A crash anywhere in here leaves either the torn tail as it was, or a durable copy of it and a segment with some of it
/// zeroed, which is a torn tail again or none: doing it once more ends in the same log.
/// </remarks>
static class TornTail
{
    const int ChunkBytes = 256 << 10;

    /// <summary>
    /// Copies the tail to its own file, durably, then zeroes it in the segment. The caller syncs the segment before
    /// anything is appended: a later batch of the tail could become readable again behind a new one of the same length.
    /// </summary>
    public static void Cut(IStorage storage, IStorageFile segment, LogEnd end)
    {
        if (end.KeptIn is null) return;
        using (var copy = storage.Create(StorePath.CutTemporary))
        {
            Copy(segment, end.Position, end.TornBytes, copy);
            copy.Sync();
        }
        storage.Rename(StorePath.CutTemporary, end.KeptIn);
        storage.SyncDirectory(StorePath.Log);
        ZeroFill.Write(segment, end.Position, end.Position + end.TornBytes);
    }

    static void Copy(IStorageFile source, long start, long count, IStorageFile target)
    {
        var buffer = new byte[Math.Min(ChunkBytes, count)];
        for (long done = 0; done < count;)
        {
            var read = source.Read(buffer.AsSpan(0, (int)Math.Min(buffer.Length, count - done)), start + done);
            if (read == 0) throw new EndOfStreamException("The segment became shorter while its torn tail was copied.");
            target.Write(buffer.AsSpan(0, read), done);
            done += read;
        }
    }
}
