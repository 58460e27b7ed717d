using PersistentObjects.Objects;

namespace PersistentObjects.Indexes;

/// <summary>How an index is compared with the objects.</summary>
abstract partial class KeyedIndex<TKey>
{
    static readonly TimeSpan LeftoverPatience = TimeSpan.FromSeconds(1);

    internal override void Verify(IEnumerable<PersistentObject> objects, View view, Action<PersistentObject?, string> report)
    {
        var matches = new Dictionary<PersistentObject, int>(ReferenceEqualityComparer.Instance);
        var strays = new List<KeyedCandidate<TKey>>();
        foreach (var candidate in Scan(report))
        {
            if (IsFound(candidate, view)) matches[candidate.Candidate] = matches.GetValueOrDefault(candidate.Candidate) + 1;
            else if (!SeemsNeeded(candidate)) strays.Add(candidate);
        }
        foreach (var o in objects)
        {
            var keys = KeysAt(o, view);
            matches.Remove(o, out var found);
            if (found < keys.Count) report(o, $"is not found under {Of(keys)}");
            // Among versions that are still needed, one may by chance have a key whose hash code another one's key has.
            else if (found > keys.Count && Volatile.Read(ref o.Sidecar) is null) report(o, $"is found more than once under {Of(keys)}");
        }
        foreach (var stranger in matches.Keys) report(stranger, "is in the index and not in the extent");
        ReportLeftovers(strays, report);
    }

    /// <summary>All candidates, each with what the index knows of its key. Reports what is out of place.</summary>
    protected internal abstract IEnumerable<KeyedCandidate<TKey>> Scan(Action<PersistentObject?, string> report);

    /// <summary>Whether the candidate is there where a look-up comes by; exact under the writer lock.</summary>
    protected internal abstract bool HasCandidate(in KeyedCandidate<TKey> candidate);

    /// <summary>Whether a look-up of the candidate's key finds it in the view.</summary>
    protected virtual bool IsFound(in KeyedCandidate<TKey> candidate, View view) => IsMatch(candidate.Candidate, candidate.Key, view);

    /// <summary>Whether the key is the candidate's, as far as the index knows it.</summary>
    protected virtual bool IsKeyOf(in KeyedCandidate<TKey> candidate, TKey key) => KeysEqual(key, candidate.Key);

    /// <summary>The candidate's key, for messages.</summary>
    protected virtual string TextOf(in KeyedCandidate<TKey> candidate) => KeyText.Of(candidate.Key);

    /// <summary>Whether a version of the object has the candidate's key. Exact under the writer lock.</summary>
    protected bool IsNeeded(in KeyedCandidate<TKey> candidate)
    {
        var o = candidate.Candidate;
        if (Volatile.Read(ref o.Sidecar) is not { } head) return IsOneOf(KeysAt(o, View.Newest), candidate);
        // One whose Add was taken back may be in another store by now.
        if (head.IsSentinel || o.Home?.Heap != Heap) return false;
        for (var node = head; node is not null; node = Volatile.Read(ref node.Older))
        {
            if (node.HasKeys && IsOneOf(ElementsIn(node.Values!), candidate)) return true;
        }
        return false;
    }

    bool SeemsNeeded(in KeyedCandidate<TKey> candidate)
    {
        try
        {
            return IsNeeded(candidate);
        }
        catch (Exception)
        {
            // Half of a draft that is being changed. If it is not that, it is thrown again under the lock.
            return false;
        }
    }

    protected bool IsOneOf(ISet<TKey> keys, in KeyedCandidate<TKey> candidate)
    {
        foreach (var key in keys)
        {
            if (IsKeyOf(candidate, key)) return true;
        }
        return false;
    }

    /// <summary>The different keys of an object in a view.</summary>
    protected ISet<TKey> KeysAt(PersistentObject o, View view)
    {
        var keys = new List<TKey>();
        _source.ReadAllAt(o, view, keys);
        var different = Comparison.NewSet();
        foreach (var key in keys)
        {
            if (IsIndexed(key)) different.Add(key);
        }
        return different;
    }

    /// <summary>
    /// Looks once more at what seemed to belong to no version, now that nobody changes anything. Does not wait for ever: a
    /// transaction's body may be waiting for this thread.
    /// </summary>
    void ReportLeftovers(List<KeyedCandidate<TKey>> strays, Action<PersistentObject?, string> report)
    {
        if (strays.Count == 0) return;
        var isWriting = Heap.IsWriting;
        if (!isWriting && !Heap.WriterLock.TryEnter(LeftoverPatience)) return;
        try
        {
            foreach (var stray in strays)
            {
                if (HasCandidate(stray) && !IsNeeded(stray)) report(stray.Candidate, $"is in the index under {TextOf(stray)}, which no version of it has");
            }
        }
        finally
        {
            if (!isWriting) Heap.ReleaseWriterLock();
        }
    }

    static string Of(ISet<TKey> keys) => string.Join(", ", keys.Select(key => KeyText.Of(key)));
}
