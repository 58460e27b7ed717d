using Microsoft.Extensions.Logging;

namespace PersistentObjects.Blobs;

/// <summary>What blobs tell the application's logger.</summary>
static partial class BlobEvents
{
    [LoggerMessage(401, LogLevel.Debug, "Wrote blob '{File}', {Bytes} bytes.")]
    public static partial void Written(ILogger logger, string file, long bytes);

    [LoggerMessage(402, LogLevel.Warning, "'{File}', a blob that could not be written ({Failure}), could not be removed. It is removed when the store is next opened.")]
    public static partial void TemporaryLeft(ILogger logger, string file, string failure);

    [LoggerMessage(403, LogLevel.Information, "Deleted {Count} blobs, which nothing mentions any more.")]
    public static partial void Deleted(ILogger logger, int count);
}
