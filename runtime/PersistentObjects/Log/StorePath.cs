using System.Globalization;

namespace PersistentObjects.Log;

/// <summary>The names of a store's files; FORMAT.md, "Directory".</summary>
static class StorePath
{
    public const string Root = "";
    public const string Lock = "store.lock";
    public const string Identity = "store.id";
    public const string IdentityTemporary = "store.id.tmp";
    public const string Log = "log";
    public const string SegmentTemporary = "log/next.tmp";
    public const string CutTemporary = "log/cut.tmp";

    const int Digits = 20;
    const string Extension = ".log";

    /// <summary>The path of the segment that begins with the given commit version.</summary>
    public static string Segment(long firstVersion)
        => string.Create(CultureInfo.InvariantCulture, $"{Log}/{firstVersion:D20}{Extension}");

    /// <summary>Whether a file in the log directory is a segment, and which. Everything else there is not read.</summary>
    public static bool IsSegment(string name, out long firstVersion)
    {
        firstVersion = 0;
        return name.Length == Digits + Extension.Length
            && name.EndsWith(Extension, StringComparison.Ordinal)
            && long.TryParse(name.AsSpan(0, Digits), NumberStyles.None, CultureInfo.InvariantCulture, out firstVersion);
    }

    /// <summary>Where the bytes that were cut from a segment at <paramref name="offset"/> are kept.</summary>
    public static string Cut(string segment, long offset, int attempt) => string.Create(
        CultureInfo.InvariantCulture, $"{segment}.cut-{offset}{(attempt == 1 ? "" : $"-{attempt}")}");
}
