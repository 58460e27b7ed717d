namespace PersistentObjects.Testing;

/// <summary>What a power cut makes of one sector's part of a write that was not synced.</summary>
enum PieceFate
{
    /// <summary>The bytes as they were before the write.</summary>
    Old,

    /// <summary>The bytes as written.</summary>
    Written,

    Zeros,

    Garbage,
}
