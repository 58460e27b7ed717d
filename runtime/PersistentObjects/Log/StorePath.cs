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
    public const string Snapshots = "snapshots";
    public const string SnapshotTemporary = "snapshots/next.tmp";
    public const string Blobs = "blobs";
    public const string BlobTemporaryExtension = ".tmp";

    const int Digits = 20;
    const string Extension = ".log";
    const string SnapshotExtension = ".snapshot";

    /// <summary>The path of the segment that begins with the given commit version.</summary>
    public static string Segment(long firstVersion)
        => string.Create(CultureInfo.InvariantCulture, $"{Log}/{firstVersion:D20}{Extension}");

    /// <summary>Whether a file in the log directory is a segment, and which. Everything else there is not read.</summary>
    public static bool IsSegment(string name, out long firstVersion) => IsNumbered(name, Extension, out firstVersion);

    /// <summary>The path of the snapshot of the given commit version.</summary>
    public static string Snapshot(long version)
        => string.Create(CultureInfo.InvariantCulture, $"{Snapshots}/{version:D20}{SnapshotExtension}");

    /// <summary>Whether a file in the directory of snapshots is one, and of which version.</summary>
    public static bool IsSnapshot(string name, out long version) => IsNumbered(name, SnapshotExtension, out version);

    /// <summary>The path of a blob that is being written: there may be several.</summary>
    public static string BlobTemporary(long number)
        => string.Create(CultureInfo.InvariantCulture, $"{Blobs}/{number}{BlobTemporaryExtension}");

    /// <summary>Where the bytes that were cut from a segment at <paramref name="offset"/> are kept.</summary>
    public static string Cut(string segment, long offset, int attempt) => string.Create(
        CultureInfo.InvariantCulture, $"{segment}.cut-{offset}{(attempt == 1 ? "" : $"-{attempt}")}");

    static bool IsNumbered(string name, string extension, out long number)
    {
        number = 0;
        return name.Length == Digits + extension.Length
            && name.EndsWith(extension, StringComparison.Ordinal)
            && long.TryParse(name.AsSpan(0, Digits), NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}
