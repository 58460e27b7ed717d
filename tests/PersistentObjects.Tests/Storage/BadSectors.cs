using PersistentObjects.Storage;

namespace PersistentObjects.Tests.Storage;

/// <summary>A disk that has lost some bytes of a file: the system reports an error to whoever reads them.</summary>
sealed class BadSectors(IStorage storage, string bad, long sector, int length = 512) : ForwardingStorage(storage)
{
    /// <summary>How often the system had to report it.</summary>
    public int Failures { get; private set; }

    public override IStorageFile Open(string path, bool readOnly)
    {
        var file = base.Open(path, readOnly);
        return path == bad ? new BadFile(file, this) : file;
    }

    void Require(long offset, int count)
    {
        if (offset >= sector + length || sector >= offset + count) return;
        Failures++;
        throw new IOException("Input/output error.");
    }

    sealed class BadFile(IStorageFile file, BadSectors disk) : ForwardingFile(file)
    {
        public override int Read(Span<byte> buffer, long offset)
        {
            disk.Require(offset, buffer.Length);
            return base.Read(buffer, offset);
        }
    }
}
