using PersistentObjects.CompilerServices;
using PersistentObjects.Objects;
using PersistentObjects.Schema;
using PersistentObjects.Serialization;

namespace PersistentObjects.Transactions;

/// <summary>A relaxed setter that writes log and field at once, without a draft, when nobody could see the difference.</summary>
/// <remarks>
/// Allowed when nothing is pending, the object is settled, no index and no reference is concerned, and no scope is open.
/// The scope gate is held across that check, the field and the version: a scope that opens in between would read the new
/// field at the old version.
/// </remarks>
sealed class DirectSetter(ObjectHeap heap, SchemaCatalog schemas, TransactionEncoder encoder)
{
    /// <summary>Sets the property, or says that it takes a transaction. Writer lock.</summary>
    internal bool TrySet<T>(CommitPipeline pipeline, PersistentObject o, PersistentProperty<T> property, T value)
    {
        // Asked under the lock: the object may have gone to another store.
        if (o.Sidecar is not null || o.Home?.Heap != heap || heap.Published != heap.Staged) return false;
        ref var field = ref property.FieldOf(o);
        if (property.Codec.Same(field, value)) return true;
        // A transaction is refused then, and says so.
        if (!heap.Scopes.IsEmpty || !heap.Memory.IsAdmitted(1, encoder.RecordBytes)) return false;
        encoder.EncodeSingle(o, property, value);
        lock (heap.Scopes.Gate)
        {
            TestHooks.At(HookPoint.ScopeChecked);
            if (!heap.Scopes.IsEmpty)
            {
                schemas.Revert();
                return false;
            }
            long version;
            try
            {
                version = pipeline.StageDirect(encoder);
            }
            catch
            {
                schemas.Revert();
                throw;
            }
            schemas.Confirm();
            Volatile.Write(ref o.Stamp, (version << 1) | 1);
            Volatile.WriteBarrier();
            WideCopy.Store(ref field, value);
            Volatile.Write(ref o.Stamp, version << 1);
            heap.Published = version;
        }
        pipeline.RequestIntervalFlush();
        return true;
    }
}
