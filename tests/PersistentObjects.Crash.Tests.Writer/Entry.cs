namespace PersistentObjects.Crash.Tests.Writer;

/// <summary>Each transaction adds one, and deletes the one that a writer had added so many transactions before.</summary>
[Persistent]
public partial class Entry
{
    public Entry(int writer, long number, Entry? previous)
        => (Key, Writer, Number, Previous) = (KeyOf(writer, number), writer, number, previous);

    public const int Kept = 20;

    [Unique]
    public partial string Key { get; set; }

    [Index]
    public partial int Writer { get; set; }

    public partial long Number { get; set; }

    public partial Entry? Previous { get; set; }

    public static string KeyOf(int writer, long number) => $"{writer}:{number}";
}
