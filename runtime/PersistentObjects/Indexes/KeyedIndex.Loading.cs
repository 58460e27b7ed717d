using System.Runtime.CompilerServices;
namespace PersistentObjects.Indexes;

/// <summary>How an index is filled at open.</summary>
abstract partial class KeyedIndex<TKey>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // SnapshotLoader says why.
    internal override object ReadKeys(IEnumerable<PersistentObject> objects, int count)
    {
        var keys = new List<KeyedCandidate<TKey>>(count);
        foreach (var o in objects)
        {
            if (HasElements)
            {
                foreach (var element in ElementsIn(o)) keys.Add(Prepare(element, o));
            }
            else if (TryKeyIn(o, out var key)) keys.Add(Prepare(key, o));
        }
        return Prepare(keys);
    }

    /// <summary>A candidate and all that can be found out of its key alone.</summary>
    protected virtual KeyedCandidate<TKey> Prepare(TKey key, PersistentObject o) => new(key, Hash(key), o);

    /// <summary>What <see cref="ObjectIndex.Load"/> gets of one part of the objects.</summary>
    protected virtual object Prepare(List<KeyedCandidate<TKey>> keys) => keys;
}

/// <summary>A candidate that is to be put into an index.</summary>
readonly record struct KeyedCandidate<TKey>(TKey Key, int Hash, PersistentObject Candidate);
