namespace PersistentObjects;

/// <summary>What a <see cref="VerificationFinding"/> is about. The names are part of the machine-readable form.</summary>
public enum FindingKind
{
    /// <summary>A file is not there that must be: <c>store.id</c>, or segments of the log.</summary>
    MissingFile,

    /// <summary>The directory is not a store yet: a backup, or a restored store, that is being made or was not finished.</summary>
    IncompleteStore,

    /// <summary>A file can't be read: the operating system says why.</summary>
    UnreadableFile,

    /// <summary>The header of a file is not what was written.</summary>
    DamagedHeader,

    /// <summary>A file belongs to another store, or to another place than its name says.</summary>
    ForeignFile,

    /// <summary>A newer version of the library wrote the file, which this one can't read.</summary>
    NewerFormat,

    /// <summary>A batch of the log is not what was written.</summary>
    DamagedBatch,

    /// <summary>Commit versions are missing in the log.</summary>
    LostVersions,

    /// <summary>A batch has commit versions that the log had before.</summary>
    RepeatedVersions,

    /// <summary>
    /// A batch of the log, or a segment, was not written behind what is before it: files of two moments were mixed, as when they
    /// are copied by hand while the store is open, and a crash comes in between.
    /// </summary>
    MixedHistories,

    /// <summary>The log ends with a write that was not finished, which the next open cuts away: no damage.</summary>
    UnfinishedWrite,

    /// <summary>A record's checksum is right, and what it says makes no sense.</summary>
    WrongRecord,

    /// <summary>A class description makes no sense.</summary>
    WrongSchema,

    /// <summary>A transaction can't be carried out: a value that is none of its type, an object that is not there.</summary>
    WrongTransaction,

    /// <summary>A block of a snapshot is not what was written.</summary>
    DamagedBlock,

    /// <summary>The contents of a snapshot, whose checksums are right, make no sense.</summary>
    WrongSnapshot,

    /// <summary>A snapshot holds something else than the log up to its version.</summary>
    SnapshotDisagrees,

    /// <summary>Older files that nothing needs any more; they are deleted when the store is next written: no damage.</summary>
    NeedlessFile,

    /// <summary>An index disagrees with the objects.</summary>
    WrongIndex,

    /// <summary>An object refers to another one that this store does not know.</summary>
    WrongReference,

    /// <summary>The file of a blob is missing, or has another length.</summary>
    MissingBlob,

    /// <summary>The content of a blob is not what was written.</summary>
    DamagedBlob,
}

/// <summary>How bad a <see cref="VerificationFinding"/> is.</summary>
public enum FindingSeverity
{
    /// <summary>Worth knowing, and as it should be.</summary>
    Note,

    /// <summary>Something is not what was written, or is missing.</summary>
    Damage,
}
