using PersistentObjects.CompilerServices;
using HandWrittenStore = PersistentObjects.PersistentStore;

namespace PersistentObjects.Tests.Indexes.Files;

/// <summary>A store of files. Its base goes by an alias, so that the generator leaves it alone.</summary>
sealed class FileStore : HandWrittenStore, IPersistentStore<FileStore>
{
    FileStore(StoreOptions options)
        : base(options, [PersistentClass.Of<StoredFile>(), PersistentClass.Of<Folder>()], [])
    {
    }

    public Extent<StoredFile> Files => ExtentOf<StoredFile>();

    public Extent<Folder> Folders => ExtentOf<Folder>();

    /// <summary>How many candidates each index has, by its name.</summary>
    public Dictionary<string, int> Candidates
        => Heap.Classes.ExtentOf(typeof(StoredFile)).Indexes.ToDictionary(index => index.Definition.Name, index => index.CandidateCount);

    public static FileStore Open(StoreOptions options) => OpenStore<FileStore>(options);

    public static FileStore InMemory(StoreOptions? options = null) => OpenStoreInMemory<FileStore>(options);

    public StoredFile AddFile(string name, Action<StoredFile>? set = null)
    {
        var file = new StoredFile { Name = name };
        set?.Invoke(file);
        return Add(file);
    }

    static FileStore IPersistentStore<FileStore>.Create(StoreOptions options) => new(options);
}
