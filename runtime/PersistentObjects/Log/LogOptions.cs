using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace PersistentObjects.Log;

/// <summary>How a <see cref="StoreLog"/> is to be written.</summary>
sealed record LogOptions
{
    public const long DefaultSegmentSizeBytes = 16 << 20;

    /// <summary>
    /// The size of a new segment. One that holds a larger batch, or a transaction that spans batches, is larger.
    /// </summary>
    public long SegmentSizeBytes { get; init; } = DefaultSegmentSizeBytes;

    /// <summary>Makes the id of a new store. A simulation passes one that can be repeated.</summary>
    public Func<Guid> NewStoreId { get; init; } = Guid.NewGuid;

    public ILogger Logger { get; init; } = NullLogger.Instance;
}
