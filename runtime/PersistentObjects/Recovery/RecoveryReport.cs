namespace PersistentObjects;

/// <summary>What opening the store found and did.</summary>
public sealed record RecoveryReport
{
    /// <summary>Whether the store was made by this open.</summary>
    public bool IsNew { get; init; }

    /// <summary>The commit version that the store was opened at: the number of transactions that were ever committed, that of the migrations included.</summary>
    public long Version { get; init; }

    /// <summary>How many live objects there are, migrations included.</summary>
    public long Objects { get; init; }

    /// <summary>The commit version of the snapshot that it started from; 0 when the log was read from its beginning.</summary>
    public long SnapshotVersion { get; init; }

    /// <summary>The file of that snapshot, null when there was none.</summary>
    public string? SnapshotFile { get; init; }

    /// <summary>How many objects the snapshot held.</summary>
    public long SnapshotObjects { get; init; }

    /// <summary>The length of the snapshot.</summary>
    public long SnapshotBytes { get; init; }

    /// <summary>
    /// Newer snapshots that were passed over because they are damaged, or not this store's. The state is complete all the
    /// same: an older snapshot, or none, and more of the log have brought it back.
    /// </summary>
    public IReadOnlyList<SkippedSnapshot> SkippedSnapshots { get; init; } = [];

    /// <summary>How many log segments were read: with a snapshot, those that it needs.</summary>
    public int Segments { get; init; }

    /// <summary>How many batches, that is flushes, were read.</summary>
    public long Batches { get; init; }

    /// <summary>How many transactions were read from the log and carried out: with a snapshot, those behind it.</summary>
    public long Transactions { get; init; }

    /// <summary>The bytes of the segments, unused space included.</summary>
    public long BytesRead { get; init; }

    /// <summary>The bytes of the batches in them, which is what the store has written.</summary>
    public long BytesUsed { get; init; }

    /// <summary>
    /// How many bytes of transactions were skipped, because a crash came between the parts of a transaction that was
    /// never completed.
    /// </summary>
    public long BytesSkipped { get; init; }

    /// <summary>How many bytes of an unfinished write were cut from the end of the log; 0 when it ended cleanly.</summary>
    public long BytesCut { get; init; }

    /// <summary>The file that keeps the bytes that were cut, null when there were none.</summary>
    public string? CutFile { get; init; }

    /// <summary>The ids of the <see cref="MigrationAttribute">migrations</see> that ran before the store was open, in their order.</summary>
    public IReadOnlyList<string> Migrations { get; init; } = [];

    /// <summary>The ids of the migrations that wait until no older program reads the store any more: see <see cref="StoreOptions.OldestReader"/>.</summary>
    public IReadOnlyList<string> PendingMigrations { get; init; } = [];

    /// <summary>How long it took, indexes included, and without migrations.</summary>
    public TimeSpan Duration { get; init; }

    /// <inheritdoc/>
    public override string ToString() => IsNew
        ? "A new store."
        : $"{Objects:N0} objects at version {Version:N0}: "
            + (SnapshotFile is null ? "" : $"loaded {SnapshotObjects:N0} objects from the snapshot of version {SnapshotVersion:N0} ({SnapshotBytes:N0} bytes), ")
            + $"read {Transactions:N0} transactions in {Batches:N0} batches of {Segments} segments "
            + $"({BytesUsed:N0} bytes) in {Duration.TotalMilliseconds:N0} ms"
            + (SkippedSnapshots.Count > 0 ? $"; passed over {SkippedSnapshots.Count} snapshots that are damaged or not this store's" : "")
            + (BytesSkipped > 0 ? $"; skipped {BytesSkipped:N0} bytes of a transaction that was never completed" : "")
            + (BytesCut > 0 ? $"; cut {BytesCut:N0} bytes of an unfinished write, kept in '{CutFile}'" : "")
            + (Migrations.Count > 0 ? $"; ran the migrations {List(Migrations)}" : "")
            + (PendingMigrations.Count > 0 ? $"; the migrations {List(PendingMigrations)} wait, since older programs read the store" : "")
            + ".";

    internal static string List(IEnumerable<string> migrations) => string.Join(", ", migrations.Select(id => $"'{id}'"));
}
