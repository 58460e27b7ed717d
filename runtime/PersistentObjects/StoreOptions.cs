using Microsoft.Extensions.Logging;
using PersistentObjects.Log;
using PersistentObjects.Storage;

namespace PersistentObjects;

/// <summary>How a store is opened. Immutable, so one instance may open several stores.</summary>
public sealed record StoreOptions
{
    /// <summary>The directory of the store. Created when missing; not used by a store in memory.</summary>
    public string? Directory { get; init; }

    /// <summary>What is promised when a write returns. <see cref="Durability.Full"/> by default.</summary>
    public Durability Durability { get; init; } = Durability.Full;

    /// <summary>Whether setters may be called outside a write transaction. <see cref="ImplicitWrites.Allowed"/> by default.</summary>
    public ImplicitWrites ImplicitWrites { get; init; } = ImplicitWrites.Allowed;

    /// <summary>
    /// How long a <see cref="Durability.Relaxed"/> transaction may wait for the disk; positive, and at most 49 days. 100 ms
    /// by default.
    /// </summary>
    public TimeSpan FlushInterval { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// The size of a log segment, filled with zeros when it is created. 16 MiB by default, 4 KiB to 1 TiB. A larger
    /// transaction makes a larger segment.
    /// </summary>
    public long SegmentSizeBytes { get; init; } = LogOptions.DefaultSegmentSizeBytes;

    /// <summary>Where the store logs what recovery found and what went wrong. Nowhere by default.</summary>
    public ILoggerFactory? LoggerFactory { get; init; }

    /// <summary>The clock. The system's by default.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Takes the physical directory's place in tests.</summary>
    internal IStorage? Storage { get; init; }

    internal void Validate()
    {
        // The timer takes no longer time, and would refuse it only when a transaction has been published.
        if (FlushInterval <= TimeSpan.Zero || FlushInterval > TimeSpan.FromDays(49))
        {
            throw new ArgumentOutOfRangeException(nameof(FlushInterval), FlushInterval, "FlushInterval must be positive and at most 49 days.");
        }
        if (SegmentSizeBytes is < 4096 or > 1L << 40)
        {
            throw new ArgumentOutOfRangeException(nameof(SegmentSizeBytes), SegmentSizeBytes, "SegmentSizeBytes must be at least 4096 and at most 1 TiB.");
        }
        ArgumentNullException.ThrowIfNull(TimeProvider);
    }
}
