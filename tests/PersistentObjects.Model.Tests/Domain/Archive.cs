namespace PersistentObjects.Model.Tests.Domain;

public sealed partial class Archive : PersistentStore
{
    public partial Extent<Document> Documents { get; }

    public partial Extent<Memo> Memos { get; }

    public partial Extent<Folder> Folders { get; }
}
