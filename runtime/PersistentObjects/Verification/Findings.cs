using PersistentObjects.Storage;

namespace PersistentObjects.Verification;

/// <summary>Collects what is found.</summary>
/// <remarks>There are as many as there is damage, but not without end: what was written to spite us must not fill the memory.</remarks>
sealed class Findings(IStorage files)
{
    internal const int Limit = 10_000;

    const string RestoreAdvice
        = "Keep a copy of the directory, and restore a backup, or let salvage bring what is readable into a new directory.";

    const string UnreadableAdvice = "See to the disk and the file system; let salvage bring what can be read into a new directory on another one.";

    readonly List<VerificationFinding> _list = [];

    internal IReadOnlyList<VerificationFinding> List => _list;

    internal long Further { get; private set; }

    /// <summary>The blobs that were met on the way.</summary>
    internal BlobMentions Blobs { get; } = new();

    /// <summary>How many were damage.</summary>
    internal long Damages { get; private set; }

    /// <summary>Something is not what was written.</summary>
    internal void Damage(FindingKind kind, string path, long offset, string description, string advice = RestoreAdvice)
    {
        Damages++;
        Add(kind, FindingSeverity.Damage, path, offset, description, advice);
    }

    internal void Note(FindingKind kind, string path, long offset, string description, string advice)
        => Add(kind, FindingSeverity.Note, path, offset, description, advice);

    /// <summary>A file that could not be opened, or whose header is wrong.</summary>
    internal void Refused(string path, Exception e, string advice = RestoreAdvice)
    {
        switch (e)
        {
            case UnsupportedStoreFormatException:
                Damage(FindingKind.NewerFormat, path, 8, e.Message, "Verify it with the version of the library that wrote it.");
                break;
            // FORMAT.md, "Directory": the id is at 16 and the version at 32.
            case StoreCorruptedException { Offset: 16 or 32 } foreign:
                Damage(FindingKind.ForeignFile, path, foreign.Offset, Explain(foreign), advice);
                break;
            // Of store.id only: what it says there is read last.
            case StoreCorruptedException { Offset: Log.FileHeader.DetailOffset } incomplete when path == Log.StorePath.Identity:
                Damage(FindingKind.IncompleteStore, path, incomplete.Offset, Explain(incomplete), "Wait until it is made, or delete the directory and make it again.");
                break;
            case StoreCorruptedException corrupted:
                Damage(FindingKind.DamagedHeader, path, corrupted.Offset, Explain(corrupted), advice);
                break;
            default:
                Damage(FindingKind.UnreadableFile, path, 0, e.Message, UnreadableAdvice);
                break;
        }
    }

    /// <summary>The disk failed.</summary>
    internal void Unreadable(ReadFailure failure) => Damage(FindingKind.UnreadableFile, failure.Path, failure.Offset, failure.Message, UnreadableAdvice);

    internal static string Explain(StoreCorruptedException e) => $"Expected {e.Expected}, found {e.Found}.";

    /// <summary>What a file may do when it is read.</summary>
    internal static bool IsRefusal(Exception e)
        => e is StoreCorruptedException or UnsupportedStoreFormatException or IOException or UnauthorizedAccessException;

    void Add(FindingKind kind, FindingSeverity severity, string path, long offset, string description, string advice)
    {
        if (_list.Count == Limit)
        {
            Further++;
            return;
        }
        _list.Add(new VerificationFinding
        {
            Kind = kind,
            Severity = severity,
            File = path.Length == 0 ? "" : files.Describe(path),
            Offset = offset,
            Description = description,
            Advice = advice,
        });
    }
}
