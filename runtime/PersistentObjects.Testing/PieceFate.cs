namespace PersistentObjects.Testing;

/// <summary>What a power cut makes of one sector's part of a write that was not synced.</summary>
public enum PieceFate
{
    /// <summary>The bytes as they were before the write.</summary>
    Old,

    /// <summary>The bytes as written.</summary>
    Written,

    /// <summary>Zeros.</summary>
    Zeros,

    /// <summary>What <see cref="Survival.FillGarbage"/> gives.</summary>
    Garbage,
}
