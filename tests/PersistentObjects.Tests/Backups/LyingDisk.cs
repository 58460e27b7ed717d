using PersistentObjects.Storage;
using PersistentObjects.Testing;
using PersistentObjects.Tests.Storage;

namespace PersistentObjects.Tests.Backups;

/// <summary>Loses what was written to some files when it is to be read from the disk.</summary>
sealed class LyingDisk(SimulatedDisk disk, Func<string, bool> lies) : ForwardingStorage(disk)
{
    public override IStorageFile Open(string path, bool readOnly)
    {
        var file = disk.Open(path, readOnly);
        return lies(path) ? new LyingFile(disk, path, file) : file;
    }

    sealed class LyingFile(SimulatedDisk disk, string path, IStorageFile file) : ForwardingFile(file)
    {
        public override void DropCache()
        {
            using var writable = disk.Open(path, readOnly: false);
            writable.Write(new byte[16], Length / 2);
            writable.Write([1], 80);
        }
    }
}
