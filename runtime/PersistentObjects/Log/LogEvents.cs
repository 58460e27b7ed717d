using Microsoft.Extensions.Logging;

namespace PersistentObjects.Log;

/// <summary>What the log tells the application's logger.</summary>
static partial class LogEvents
{
    [LoggerMessage(
        EventId = 101, Level = LogLevel.Warning,
        Message = "An interrupted write was cut from the end of the log: {Length} bytes at offset {Offset} of {File}, kept "
            + "in {KeptIn}.")]
    public static partial void TornTailCut(ILogger logger, string file, long offset, long length, string keptIn);

    [LoggerMessage(
        EventId = 102, Level = LogLevel.Information, Message = "Removed {File}, which an interrupted run left behind.")]
    public static partial void LeftoverRemoved(ILogger logger, string file);
}
