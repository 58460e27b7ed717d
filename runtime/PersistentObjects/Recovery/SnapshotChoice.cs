using PersistentObjects.Log;
using PersistentObjects.Snapshots;

namespace PersistentObjects.Recovery;

/// <summary>The newest snapshot that verifies, and those that don't.</summary>
/// <remarks>
/// A snapshot that is damaged costs nothing but time: an older one, or none, and the longer log behind it give the same state.
/// What is chosen here was verified to its last byte, so that what can't be understood in it later on is no damage, and not
/// made up for by another one.
/// </remarks>
sealed class SnapshotChoice
{
    SnapshotChoice(SnapshotReader? reader, IReadOnlyList<SkippedSnapshot> skipped) => (Reader, Skipped) = (reader, skipped);

    /// <summary>Null when the log is to be read from its beginning. The caller disposes it.</summary>
    public SnapshotReader? Reader { get; }

    public IReadOnlyList<SkippedSnapshot> Skipped { get; }

    /// <exception cref="StoreCorruptedException">There are snapshots, and no store that they could belong to.</exception>
    /// <exception cref="UnsupportedStoreFormatException">A newer version of the library wrote one.</exception>
    public static SnapshotChoice Make(SnapshotFolder folder, Guid? storeId, SnapshotPace? pace, CancellationToken cancellationToken)
    {
        var versions = folder.List();
        if (storeId is null && versions.Count > 0)
        {
            throw new StoreCorruptedException(
                folder.DescribeIdentity(), 0, "the store's identity, since it has snapshots", "no file");
        }
        var skipped = new List<SkippedSnapshot>();
        foreach (var version in versions)
        {
            SnapshotReader? reader = null;
            try
            {
                reader = folder.Open(version, storeId);
                reader.Verify(pace, null, cancellationToken);
                return new SnapshotChoice(reader, skipped);
            }
            catch (Exception e) when (e is StoreCorruptedException or IOException or UnauthorizedAccessException)
            {
                reader?.Dispose();
                var fault = new SkippedSnapshot(folder.Describe(version), Explain(e));
                skipped.Add(fault);
                folder.NoteDamaged(version);
                SnapshotEvents.Skipped(folder.Logger, fault.File, fault.Reason);
            }
            catch
            {
                reader?.Dispose();
                throw;
            }
        }
        return new SnapshotChoice(null, skipped);
    }

    /// <summary>Reads the log; when that fails too, the snapshots that were passed over are part of the reason.</summary>
    public LogReadResult ReadLog(Func<LogReadResult> read)
    {
        try
        {
            return read();
        }
        catch (StoreCorruptedException e) when (Skipped.Count > 0)
        {
            var faults = string.Join(" ", Skipped.Select(skipped => $"'{skipped.File}': {skipped.Reason}"));
            throw new StoreCorruptedException(
                e.File, e.Offset, e.Expected, e.Found, $"Snapshots could not make up for it, since they are damaged too: {faults}", e);
        }
    }

    static string Explain(Exception e)
        => e is StoreCorruptedException { Expected: var expected, Found: var found, Offset: var offset }
            ? $"offset {offset}: expected {expected}, found {found}."
            : e.Message;
}
