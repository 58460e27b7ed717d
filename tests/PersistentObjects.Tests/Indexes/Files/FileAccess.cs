namespace PersistentObjects.Tests.Indexes.Files;

/// <summary>The access that the generator would write.</summary>
static class FileAccess
{
    extension(Extent<StoredFile> extent)
    {
        public UniqueIndex<(Folder?, string), StoredFile> ByPath => extent.Index(StoredFile.ByPath);

        public EqualityIndex<Folder?, StoredFile> ByFolder => extent.Index(StoredFile.ByFolder);

        public EqualityIndex<string?, StoredFile> ByOwner => extent.Index(StoredFile.ByOwner);

        public EqualityIndex<string, StoredFile> ByTag => extent.Index(StoredFile.ByTag);

        public EqualityIndex<string, StoredFile> ByExtension => extent.Index(StoredFile.ByExtension);

        public EqualityIndex<int?, StoredFile> ByKeptSize => extent.Index(StoredFile.ByKeptSize);

        public EqualityIndex<(Guid, string), StoredFile> ByMarkName => extent.Index(StoredFile.ByMarkName);

        public OrderedIndex<int?, StoredFile> BySize => extent.Index(StoredFile.BySize);

        public OrderedIndex<string, StoredFile> ByName => extent.Index(StoredFile.ByName);

        public UniqueOrderedIndex<string?, StoredFile> ByAlias => extent.Index(StoredFile.ByAlias);

        public OrderedIndex<string?, StoredFile> ByOwnerOrder => extent.Index(StoredFile.ByOwnerOrder);

        public OrderedIndex<string, StoredFile> ByWord => extent.Index(StoredFile.ByWord);

        public OrderedCompositeIndex<Folder?, int?, StoredFile> ByFolderSize => extent.Index(StoredFile.ByFolderSize);

        public UniqueOrderedCompositeIndex<Folder?, string?, StoredFile> ByFolderAlias => extent.Index(StoredFile.ByFolderAlias);
    }
}
