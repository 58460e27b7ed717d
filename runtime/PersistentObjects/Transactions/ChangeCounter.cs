using System.Security.Cryptography;
using PersistentObjects.CompilerServices;
using PersistentObjects.Objects;

namespace PersistentObjects.Transactions;

/// <summary>Counts what each of several steps of the running transaction does to the objects of each class. Writer lock.</summary>
/// <remarks>A transaction has one draft of an object, which later steps change: so what a step found is kept as a hash of its values.</remarks>
sealed class ChangeCounter(ObjectHeap heap)
{
    // Of the objects that a step has touched, as it left them; null for a deleted one.
    readonly Dictionary<PersistentObject, byte[]?> _states = new(ReferenceEqualityComparer.Instance);
    readonly RecordWriter _values = new() { Blobs = heap.BlobDestination };

    /// <summary>What has changed since the last step ended, or since the transaction began.</summary>
    internal IReadOnlyList<ClassEffect> CountStep()
    {
        var effects = new SortedDictionary<string, ClassEffect>(StringComparer.Ordinal);
        foreach (var (o, draft) in heap.Changes!.Changes)
        {
            var older = draft.Older!;
            var before = _states.TryGetValue(o, out var known) ? known : older.Absent ? null : Hash(o, older.Values!);
            var after = _states[o] = draft.Deleted ? null : Hash(o, draft.Values!);
            if (before.AsSpan().SequenceEqual(after)) continue;
            var name = o.Home!.Model.Name;
            var effect = effects.GetValueOrDefault(name) ?? new ClassEffect(name, 0, 0, 0);
            effects[name] = before is null ? effect with { Created = effect.Created + 1 }
                : after is null ? effect with { Deleted = effect.Deleted + 1 }
                : effect with { Changed = effect.Changed + 1 };
        }
        return [.. effects.Values];
    }

    byte[] Hash(PersistentObject o, PersistentObject values)
    {
        foreach (var property in o.Home!.Model.Properties) property.Write(_values, values);
        var hash = SHA256.HashData(_values.Written);
        _values.Clear();
        return hash;
    }
}
