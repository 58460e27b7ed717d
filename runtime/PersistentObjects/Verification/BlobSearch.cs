using PersistentObjects.Log;
using PersistentObjects.Serialization;
using PersistentObjects.Snapshots;
using PersistentObjects.Storage;

namespace PersistentObjects.Verification;

/// <summary>Finds the blobs that a store needs: those that its snapshot mentions, and the log behind it.</summary>
sealed class BlobSearch
{
    bool _isNeeded;

    /// <summary>Whether there may be blobs at all. Without their type no value has any, and nothing more need be read.</summary>
    internal bool IsNeeded => _isNeeded;

    /// <summary>A snapshot was chosen.</summary>
    internal void Look(SnapshotDirectory directory)
        => _isNeeded |= directory.Classes.Select(c => c.Description).Concat(directory.Schema.Latest)
            .Any(description => description.Properties.Any(property => BlobCodec.IsIn(property.TypeName)));

    /// <summary>A batch was read. Its records may describe a class; bytes that only look so do no harm.</summary>
    internal void Look(ReadOnlySpan<byte> records) => _isNeeded |= records.IndexOf("blob"u8) >= 0;

    /// <summary>Reads every value.</summary>
    /// <exception cref="StoreCorruptedException">Something is not what was written.</exception>
    internal static BlobMentions Find(
        IStorage storage, Guid storeId, SnapshotReader? snapshot, SnapshotDirectory? directory, IReadOnlyList<long> segments, CancellationToken cancellationToken)
    {
        var findings = new Findings(storage);
        var replay = new LogReplay([], keepsObjects: false, findings, null, cancellationToken);
        var version = snapshot?.Header.FirstVersion ?? 0;
        if (snapshot is null) replay.Begin(0);
        else replay.Begin(SnapshotContents.Read(snapshot, directory!, [], keepsObjects: false, findings, cancellationToken), version, isExact: true);
        new LogReader(storage, storeId, (first, records) => replay.Visit(default, first, records), null, cancellationToken, version, directory?.Mark).Read(segments);
        return findings.Blobs;
    }
}
