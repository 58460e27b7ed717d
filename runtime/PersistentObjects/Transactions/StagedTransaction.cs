using PersistentObjects.Objects;

namespace PersistentObjects.Transactions;

/// <summary>A write transaction from its body to its publication. Reused: see <see cref="ChangeSet"/>.</summary>
/// <remarks>The writer fills it under the writer lock; once staged it belongs to the flush leader.</remarks>
sealed class StagedTransaction(ObjectHeap heap)
{
    internal ChangeSet Changes { get; } = new(heap);

    internal long Version { get; set; }

    internal Durability Durability { get; set; }

    /// <summary>Completed when the transaction is published; null when its thread waits for that.</summary>
    internal TaskCompletionSource? Completion { get; set; }

    internal void Clear()
    {
        Changes.Clear();
        Completion = null;
    }
}
