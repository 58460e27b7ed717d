namespace PersistentObjects;

/// <summary>What is promised when a write returns.</summary>
public enum Durability
{
    /// <summary>
    /// The default. The transaction is on the disk when the call returns, and no other thread sees its values before.
    /// </summary>
    Full,

    /// <summary>
    /// The transaction is visible at once and reaches the disk within <see cref="StoreOptions.FlushInterval"/>. A crash
    /// loses at most what was written since, and always leaves a prefix of the commit order.
    /// </summary>
    Relaxed,
}
