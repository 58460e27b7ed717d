using PersistentObjects.Storage;

namespace PersistentObjects.Log;

/// <summary>
/// The file <c>store.id</c>: says that a store has been created here completely, so that missing segments are never taken
/// for an empty store.
/// </summary>
static class StoreIdentity
{
    /// <summary>The store's id, or null when the file does not exist.</summary>
    public static Guid? Read(IStorage storage)
    {
        if (!storage.FileExists(StorePath.Identity)) return null;
        using var file = storage.Open(StorePath.Identity, readOnly: true);
        return FileHeader.Read(file, FileHeader.Identity, storage.Describe(StorePath.Identity)).StoreId;
    }

    /// <summary>Creates the file durably. The first segment is durable by then.</summary>
    public static void Write(IStorage storage, Guid storeId)
    {
        using (var file = storage.Create(StorePath.IdentityTemporary))
        {
            file.Write(new FileHeader(FileHeader.Identity, storeId, 0, FileHeader.Size).ToBytes(), 0);
            file.Sync();
        }
        storage.Rename(StorePath.IdentityTemporary, StorePath.Identity);
        storage.SyncDirectory(StorePath.Root);
    }
}
