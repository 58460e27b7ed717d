namespace ApiCatalog.Model;

/// <summary>What somebody wrote down about a type.</summary>
[Persistent]
public partial class Note
{
    public Note(ApiType type, string text)
    {
        Type = type;
        Text = text;
        WrittenAt = DateTime.UtcNow;
    }

    [Index]
    public partial ApiType Type { get; init; }

    public partial string Text { get; set; }

    public partial DateTime WrittenAt { get; init; }
}
