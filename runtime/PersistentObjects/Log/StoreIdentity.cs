using PersistentObjects.Storage;

namespace PersistentObjects.Log;

/// <summary>
/// The file <c>store.id</c>: says that a store has been created here completely, so that missing segments are never taken
/// for an empty store. While a backup or a restored store is being made, it says that there is none yet.
/// </summary>
static class StoreIdentity
{
    const int DetailOffset = 48;

    /// <summary>The store's id, or null when the file does not exist.</summary>
    /// <exception cref="StoreCorruptedException">The file is damaged, or says that the directory is not a store yet.</exception>
    public static Guid? Read(IStorage storage)
    {
        if (!storage.FileExists(StorePath.Identity)) return null;
        var fullName = storage.Describe(StorePath.Identity);
        using var file = storage.Open(StorePath.Identity, readOnly: true);
        var header = FileHeader.Read(file, FileHeader.Identity, fullName);
        if (header.Detail == 0) return header.StoreId;
        throw new StoreCorruptedException(
            fullName, DetailOffset, "the identity of a complete store", "that of a backup or a restored store that was not finished",
            "It is being made at this moment, or its making was interrupted: then delete the directory, and make it again.");
    }

    /// <summary>Creates the file durably. The first segment is durable by then.</summary>
    public static void Write(IStorage storage, Guid storeId) => Write(storage, storeId, isComplete: true);

    /// <summary>Says durably that files are being put here which are not a store yet: it is refused until all are there.</summary>
    public static void WriteIncomplete(IStorage storage, Guid storeId) => Write(storage, storeId, isComplete: false);

    static void Write(IStorage storage, Guid storeId, bool isComplete)
    {
        using (var file = storage.Create(StorePath.IdentityTemporary))
        {
            file.Write(new FileHeader(FileHeader.Identity, storeId, 0, FileHeader.Size) { Detail = isComplete ? 0 : 1 }.ToBytes(), 0);
            file.Sync();
        }
        storage.Rename(StorePath.IdentityTemporary, StorePath.Identity);
        storage.SyncDirectory(StorePath.Root);
    }
}
