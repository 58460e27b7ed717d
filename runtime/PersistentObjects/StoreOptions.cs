using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using PersistentObjects.Log;
using PersistentObjects.Objects;
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

    /// <summary>
    /// How long a writer waits for its turn, and then again for the disk; positive, at most 49 days, or
    /// <see cref="Timeout.InfiniteTimeSpan"/>, the default. A write that has waited too long throws
    /// <see cref="TimeoutException"/> when nothing has happened, and <see cref="TransactionOutcomeUnknownException"/> when
    /// its transaction can't be taken back any more.
    /// </summary>
    public TimeSpan WriteTimeout { get; init; } = Timeout.InfiniteTimeSpan;

    /// <summary>
    /// How long a view, a read scope or an enumeration may be open before a warning says so in the log, which for a view
    /// names the place that opened it; positive, at most 49 days, or <see cref="Timeout.InfiniteTimeSpan"/> for never. One
    /// minute by default.
    /// </summary>
    public TimeSpan ViewWarningAfter { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// A snapshot is taken in the background when so many bytes were written to the log since the newest one, and at least as
    /// many as that one has. 64 MiB by default, 0 for never.
    /// </summary>
    public long SnapshotLogBytes { get; init; } = 64 << 20;

    /// <summary>
    /// A snapshot is taken in the background after this time, if anything was written since the newest one; positive, at most
    /// 49 days, or <see cref="Timeout.InfiniteTimeSpan"/> for never, the default.
    /// </summary>
    public TimeSpan SnapshotInterval { get; init; } = Timeout.InfiniteTimeSpan;

    /// <summary>
    /// Whether disposing the store takes a snapshot, if anything was written since the newest one, so that the next open is
    /// fast. False by default.
    /// </summary>
    public bool SnapshotOnDispose { get; init; }

    /// <summary>
    /// How many snapshots are kept, the newest ones; 2 by default, at least 1. The log is kept from the oldest of them on, and
    /// as a whole while there are fewer.
    /// </summary>
    public int SnapshotsKept { get; init; } = 2;

    /// <summary>
    /// How long a snapshot is kept at least, with the log behind it, whatever their number; zero by default.
    /// </summary>
    public TimeSpan SnapshotsKeptFor { get; init; } = TimeSpan.Zero;

    /// <summary>
    /// A <see cref="PersistentBlob"/> of more bytes is kept in a file of its own beside the log; a smaller one is part of its object,
    /// and in memory. 64 KiB by default, 0 to 16 MiB. What is stored already stays where it is.
    /// </summary>
    public long BlobThresholdBytes { get; init; } = 64 << 10;

    /// <summary>
    /// How many bytes the managed heap of the process may hold before transactions are refused with
    /// <see cref="StoreMemoryLimitException"/>, except those that delete objects and add none; 0 for no limit. By default four
    /// fifths of what the garbage collector may use: of the memory of the container or the machine, or of the limit that the
    /// process was started with. Opening a store is not limited.
    /// </summary>
    /// <remarks>
    /// Looked at now and then, between transactions and within large ones, so that the heap may go some per cent beyond it. At the
    /// limit garbage is collected before anybody is refused, which takes as long as a full collection.
    /// </remarks>
    public long MemoryLimit { get; init; } = MemoryMeter.DefaultLimit;

    /// <summary>
    /// The oldest <see cref="SchemaVersionAttribute">schema version</see> whose programs shall still be able to open the store
    /// when this one has written to it: the oldest release that is in use, as long as releases take turns. Null, the default,
    /// for this program's own version. Once a store has been written with a number, it does not go back.
    /// </summary>
    public int? OldestReader { get; init; }

    /// <summary>Where the store logs what recovery found and what went wrong. Nowhere by default.</summary>
    public ILoggerFactory? LoggerFactory { get; init; }

    /// <summary>The clock. The system's by default.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>
    /// Takes the place of <see cref="Directory"/>: the simulated disk of the package PersistentObjects.Testing, to test what
    /// a service does when power or disk fails. The store does not dispose it. Null by default.
    /// </summary>
    public IStorage? Storage { get; init; }

    /// <summary>Measures the managed heap.</summary>
    internal IMemoryMeter Memory { get; init; } = MemoryMeter.Instance;

    internal void Validate()
    {
        // The timer takes no longer time, and would refuse it only when a transaction has been published.
        if (FlushInterval <= TimeSpan.Zero || FlushInterval > TimeSpan.FromDays(49))
        {
            throw new ArgumentOutOfRangeException(nameof(FlushInterval), FlushInterval, "FlushInterval must be positive and at most 49 days.");
        }
        ValidateTimeout(WriteTimeout, nameof(WriteTimeout));
        ValidateTimeout(ViewWarningAfter, nameof(ViewWarningAfter));
        if (SegmentSizeBytes is < 4096 or > 1L << 40)
        {
            throw new ArgumentOutOfRangeException(nameof(SegmentSizeBytes), SegmentSizeBytes, "SegmentSizeBytes must be at least 4096 and at most 1 TiB.");
        }
        if (BlobThresholdBytes is < 0 or > 16 << 20)
        {
            throw new ArgumentOutOfRangeException(nameof(BlobThresholdBytes), BlobThresholdBytes, "BlobThresholdBytes must be at least 0 and at most 16 MiB.");
        }
        ArgumentOutOfRangeException.ThrowIfNegative(MemoryLimit);
        ArgumentOutOfRangeException.ThrowIfNegative(SnapshotLogBytes);
        ValidateTimeout(SnapshotInterval, nameof(SnapshotInterval));
        ArgumentOutOfRangeException.ThrowIfLessThan(SnapshotsKept, 1);
        if (OldestReader is { } reader) ArgumentOutOfRangeException.ThrowIfNegative(reader, nameof(OldestReader));
        ArgumentOutOfRangeException.ThrowIfLessThan(SnapshotsKeptFor, TimeSpan.Zero);
        ArgumentNullException.ThrowIfNull(TimeProvider);
    }

    /// <summary>For what the store tells; one that drops it when the options name none.</summary>
    internal ILogger CreateLogger() => LoggerFactory?.CreateLogger<PersistentStore>() ?? (ILogger)NullLogger.Instance;

    static void ValidateTimeout(TimeSpan timeout, string name)
    {
        if (timeout == Timeout.InfiniteTimeSpan || (timeout > TimeSpan.Zero && timeout <= TimeSpan.FromDays(49))) return;
        throw new ArgumentOutOfRangeException(name, timeout, $"{name} must be positive and at most 49 days, or Timeout.InfiniteTimeSpan.");
    }
}
