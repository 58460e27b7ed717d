namespace PersistentObjects.Crash.Tests.Blobs;

[Persistent]
public partial class Picture
{
    public partial string Title { get; set; } = "";

    public partial PersistentBlob? Content { get; set; }
}

public sealed partial class Gallery : PersistentStore
{
    public partial Extent<Picture> Pictures { get; }
}
