using Microsoft.Extensions.Logging;

namespace PersistentObjects.Backups;

/// <summary>What backups tell the application's logger.</summary>
static partial class BackupEvents
{
    [LoggerMessage(301, LogLevel.Information, "Wrote a backup into '{Directory}': {Objects} objects at version {Version}, {Bytes} bytes, in {Duration}.")]
    public static partial void Made(ILogger logger, string directory, long version, long objects, long bytes, TimeSpan duration);
}
