using PersistentObjects.CompilerServices;
using PersistentObjects.Objects;

namespace PersistentObjects.Indexes;

/// <summary>An index of one store: candidates, not truth.</summary>
/// <invariants>
/// <list type="bullet">
/// <item>Candidate (key, object) exists once, exactly while some version of the object, draft included, has that key. A
/// lookup checks every candidate against the object as its caller may see it, so the index needs no versions of its own.</item>
/// <item>A rollback undoes what was done to candidates since the last <see cref="CommitEdits"/> without asking how keys
/// compare: comparers and computed keys are the user's and may be what has thrown.</item>
/// <item>When code of the user's throws while a version goes, the version's candidate stays: a leftover, which matches
/// nothing, and which is taken over when the object gets the key again.</item>
/// <item>Changed under the writer lock; readers take no lock.</item>
/// </list>
/// </invariants>
abstract class ObjectIndex(IndexDefinition definition, ObjectHeap heap)
{
    bool _hasLeftovers;

    internal IndexDefinition Definition { get; } = definition;

    internal ObjectHeap Heap { get; } = heap;

    /// <summary>Whether there may be candidates that no version needs. Set before the objects that leave them look settled.</summary>
    internal bool HasLeftovers => Volatile.Read(ref _hasLeftovers);

    /// <summary>For messages.</summary>
    internal string FullName => $"{Definition.Owner?.Name}.{Definition.Name}";

    /// <summary>The property or properties that the key is of, for messages.</summary>
    internal abstract string KeyName { get; }

    /// <summary>Whether the key depends on the property.</summary>
    internal abstract bool Reads(PersistentProperty property);

    /// <summary>Called with the draft's values before a property that the index reads changes in them.</summary>
    internal abstract void BeforeChange(PersistentObject values);

    /// <summary>Called after it; true when the key is another one.</summary>
    internal abstract bool AfterChange(PersistentObject o, VersionNode draft);

    /// <summary>The object's Add: its first candidate. Its sidecar, home and id are set.</summary>
    internal abstract void Added(PersistentObject o, VersionNode draft);

    /// <summary>The draft is about to be marked as deleted and has no keys any more.</summary>
    internal abstract void Deleting(PersistentObject o, VersionNode draft);

    /// <summary>
    /// Nodes leave the object's chain, which begins with <paramref name="head"/> (null when nothing is left of it): their
    /// candidates go, but for keys that a node in the chain still has.
    /// </summary>
    /// <remarks>This is behind all transactions, so there is nobody to whom an exception of the user's code could be thrown.</remarks>
    /// <exception cref="CandidatesDisagreeException">A candidate is not there.</exception>
    internal void Release(PersistentObject o, VersionNode? head, List<VersionNode> dropped)
    {
        try
        {
            Forget(o, head, dropped);
        }
        catch (Exception e) when (e is not CandidatesDisagreeException)
        {
            if (HasLeftovers) return;
            Volatile.Write(ref _hasLeftovers, true);
            LeftBehind();
            Heap.Leftovers.Report(this, o, e);
        }
    }

    /// <summary>What <see cref="Release"/> does. When it throws, some of the candidates are still there.</summary>
    protected abstract void Forget(PersistentObject o, VersionNode? head, List<VersionNode> dropped);

    /// <summary>The first leftover has just been told by <see cref="HasLeftovers"/>; its object does not look settled yet.</summary>
    protected virtual void LeftBehind()
    {
    }

    /// <summary>Recovery: what <see cref="Load"/> needs of some objects, in the order of their ids. Called by several threads at once.</summary>
    internal abstract object ReadKeys(IEnumerable<PersistentObject> objects, int count);

    /// <summary>Recovery: fills the index, which is empty, with all that <see cref="ReadKeys"/> has read for it.</summary>
    internal abstract void Load(IReadOnlyList<object> parts);

    /// <summary>
    /// Whether objects were loaded that have one key of a unique index, which was none when they were written. A migration may
    /// give them other keys, so they are refused later, and the index is complete.
    /// </summary>
    internal bool HadViolations { get; private protected set; }

    /// <summary>The keys that several objects have as the write transaction sees them.</summary>
    internal virtual IEnumerable<SharedKey> FindSharedKeys() => [];

    /// <summary>
    /// Compares what the index gives in a view, which a scope holds, with the objects that are in the view. Writers may go on.
    /// </summary>
    internal abstract void Verify(IEnumerable<PersistentObject> objects, View view, Action<PersistentObject?, string> report);

    /// <summary>Throws <see cref="UniqueViolationException"/> when another object has the draft's key as the transaction sees it.</summary>
    internal virtual void CheckUnique(PersistentObject o, VersionNode draft)
    {
    }

    /// <summary>Whether <see cref="CheckUnique"/> is to be called for new keys.</summary>
    internal virtual bool IsUnique => false;

    /// <summary>What was done since the last time stays, and all readers may see it. Never throws.</summary>
    internal abstract void CommitEdits();

    /// <summary>Takes back what was done since <see cref="CommitEdits"/>.</summary>
    internal abstract void RollbackEdits();

    /// <summary>How many candidates there are. Writer lock; for tests.</summary>
    internal abstract int CandidateCount { get; }
}
