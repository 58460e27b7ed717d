using Microsoft.Extensions.Logging;
using PersistentObjects.Objects;

namespace PersistentObjects.Indexes;

/// <summary>Tells the log of candidates that stay, since code of the user's has thrown where nobody could be told.</summary>
sealed partial class LeftoverReports(StoreOptions options)
{
    readonly ILogger _logger = options.CreateLogger();

    internal void Report(ObjectIndex index, PersistentObject o, Exception cause) => LogLeftover(_logger, index.FullName, ObjectNames.Short(o), cause);

    [LoggerMessage(13, LogLevel.Warning, "A comparer or a computed property of index {Index} has thrown while an old version of {Object} was let go. An old key may stay in the index, where look-ups pass over it; VerifyIndexes shows such keys. Further ones of this index are not reported.")]
    static partial void LogLeftover(ILogger logger, string index, string @object, Exception cause);
}
