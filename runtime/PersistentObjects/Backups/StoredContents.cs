using Microsoft.Extensions.Logging.Abstractions;
using PersistentObjects.Blobs;
using PersistentObjects.Log;
using PersistentObjects.Recovery;
using PersistentObjects.Snapshots;
using PersistentObjects.Storage;
using PersistentObjects.Verification;

namespace PersistentObjects.Backups;

/// <summary>What the files of a store hold, as far as that can be told without the application's classes.</summary>
sealed record StoredContents
{
    /// <summary>The newest commit version.</summary>
    public required long Version { get; init; }

    /// <summary>The version of the snapshot that the store starts from, null when it starts from its whole log.</summary>
    public required long? SnapshotVersion { get; init; }

    /// <summary>How many objects that snapshot holds.</summary>
    public required long SnapshotObjects { get; init; }

    /// <summary>Newer snapshots that are not what was written.</summary>
    public required IReadOnlyList<SkippedSnapshot> Skipped { get; init; }

    /// <summary>The bytes behind the end of the log that a crash has left.</summary>
    public required long UnfinishedBytes { get; init; }

    /// <summary>The files that the store needs: its snapshot, and the log from there on.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>The files of the blobs that these mention.</summary>
    public required IReadOnlyList<string> Blobs { get; init; }

    /// <summary>The length of all these files.</summary>
    public required long Bytes { get; init; }

    /// <summary>Verifies every checksum of what the store would be opened with, and changes nothing.</summary>
    /// <exception cref="StoreCorruptedException">The store would be refused.</exception>
    public static StoredContents Read(IStorage storage, Guid storeId, SnapshotPace? pace, CancellationToken cancellationToken)
    {
        var choice = SnapshotChoice.Make(new SnapshotFolder(storage, NullLogger.Instance), storeId, pace, cancellationToken);
        using var snapshot = choice.Reader;
        var directory = snapshot?.ReadDirectory();
        var version = snapshot?.Header.FirstVersion;
        var segments = LogSegment.List(storage);
        var search = new BlobSearch();
        if (directory is not null) search.Look(directory);
        var reader = new LogReader(
            storage,
            storeId,
            (_, records) =>
            {
                search.Look(records);
                return RecordReplay.CountTransactions(records);
            },
            null,
            cancellationToken,
            version ?? 0,
            directory?.Mark);
        var read = choice.ReadLog(() => reader.Read(segments));
        var blobs = search.IsNeeded ? BlobSearch.Find(storage, storeId, snapshot, directory, segments, cancellationToken) : new BlobMentions();
        blobs.Examine(
            storage,
            (fault, owner) => throw new StoreCorruptedException(storage.Describe(fault.Path), fault.Offset, $"{fault.Expected}, which {owner} has or had", fault.Found),
            cancellationToken);
        return new StoredContents
        {
            Version = read.NextVersion - 1,
            SnapshotVersion = version,
            SnapshotObjects = directory?.Objects ?? 0,
            Skipped = choice.Skipped,
            UnfinishedBytes = read.Cut?.Length ?? 0,
            Files = [.. snapshot is null ? [] : new[] { snapshot.Path }, .. segments.TakeLast(read.Segments).Select(StorePath.Segment)],
            Blobs = [.. blobs.Files.Select(blob => BlobFolder.PathOf(blob.Hash))],
            Bytes = read.BytesRead + (snapshot?.Header.FileBytes ?? 0) + blobs.Bytes,
        };
    }

    /// <summary>What is read next comes from the disk: what the system still holds in memory proves nothing about it.</summary>
    public static void DropCaches(IStorage storage)
    {
        foreach (var directory in new[] { StorePath.Log, StorePath.Snapshots })
        {
            if (!storage.DirectoryExists(directory)) continue;
            foreach (var name in storage.ListFiles(directory))
            {
                using var file = storage.Open($"{directory}/{name}", readOnly: true);
                file.DropCache();
            }
        }
    }
}
