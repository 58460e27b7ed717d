using Microsoft.Extensions.Logging;

namespace PersistentObjects.Snapshots;

/// <summary>What snapshots tell the application's logger.</summary>
static partial class SnapshotEvents
{
    [LoggerMessage(201, LogLevel.Information, "Took snapshot '{File}': {Objects} objects at version {Version}, {Bytes} bytes, in {Duration}.")]
    public static partial void Taken(ILogger logger, string file, long version, long objects, long bytes, TimeSpan duration);

    [LoggerMessage(202, LogLevel.Error, "A snapshot could not be taken. The store goes on without it, its log is kept, and it is tried again later.")]
    public static partial void Failed(ILogger logger, Exception failure);

    [LoggerMessage(203, LogLevel.Warning, "'{File}', a snapshot that failed ({Failure}), could not be removed. It is removed before the next one.")]
    public static partial void TemporaryLeft(ILogger logger, string file, string failure);

    [LoggerMessage(204, LogLevel.Information, "Deleted '{File}', which no snapshot that is kept needs.")]
    public static partial void Deleted(ILogger logger, string file);

    [LoggerMessage(205, LogLevel.Warning, "Files that no snapshot needs could not be deleted. It is tried again after the next snapshot.")]
    public static partial void RetentionFailed(ILogger logger, Exception failure);

    [LoggerMessage(206, LogLevel.Warning, "Snapshot '{File}' was passed over, since it is not what was written: {Reason}")]
    public static partial void Skipped(ILogger logger, string file, string reason);
}
