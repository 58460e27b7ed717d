using PersistentObjects.CompilerServices;
using PersistentObjects.Objects;

namespace PersistentObjects.Indexes;

/// <summary>An ordered index, unique or not.</summary>
/// <remarks>
/// A candidate is linked before its version is published, and unlinked only when no view needs it. So a reader who takes the
/// root after its view finds all that the view has.
/// </remarks>
sealed class OrderedIndexTable<TKey>(IndexDefinition<TKey> definition, bool isUnique, ObjectHeap heap) : KeyedIndex<TKey>(definition, heap)
{
    readonly OrderedTree<TKey> _tree = new(definition.Comparison!);

    internal override int CandidateCount => _tree.Count;

    internal override bool IsUnique => isUnique;

    /// <summary>For an enumeration that has its view. What this thread's write transaction does meanwhile it does not meet.</summary>
    internal TreeNode<TKey> TakeRoot() => Heap.IsWriting ? _tree.Freeze() : _tree.Root;

    /// <summary>For a look that has its view, and ends before its thread writes.</summary>
    internal TreeNode<TKey> Root => _tree.Root;

    /// <summary>The object that has the key as the calling thread may see it. For unique indexes.</summary>
    internal PersistentObject? Find(TKey key) => IsIndexed(key)
        ? Glance.At(Heap, (Index: this, Key: key), static (look, view) => look.Index.Holder(look.Key, null, view))
        : null;

    internal override void CommitEdits()
    {
        _tree.Commit();
        base.CommitEdits();
    }

    internal override void RollbackEdits()
    {
        _tree.Rollback();
        base.RollbackEdits();
    }

    internal override void Load(IReadOnlyList<object> parts)
    {
        var entries = TreeRuns<TKey>.Merge(parts.Cast<TreeEntry<TKey>[]>(), Comparison);
        for (var i = 1; isUnique && !HadViolations && i < entries.Length; i++) HadViolations = KeysEqual(entries[i - 1].Key, entries[i].Key);
        _tree.Load(entries);
    }

    protected override bool IsIndexed(TKey key) => !isUnique || !Comparison.HasNull(key);

    protected internal override void Link(TKey key, PersistentObject o)
    {
        if (HasLeftovers && HasCandidate(new KeyedCandidate<TKey>(key, 0, o))) return;
        NoteEdit();
        _tree.Insert(key, o);
    }

    protected internal override void Unlink(TKey key, PersistentObject o)
    {
        NoteEdit();
        _tree.Remove(key, o);
    }

    protected override KeyedCandidate<TKey> Prepare(TKey key, PersistentObject o) => new(key, 0, o);

    protected override object Prepare(List<KeyedCandidate<TKey>> keys)
        => TreeRuns<TKey>.Sort(keys.ConvertAll(key => new TreeEntry<TKey>(key.Key, key.Candidate)).ToArray(), Comparison);

    protected override PersistentObject? HolderBeside(PersistentObject o, TKey key) => Holder(key, o, View.Newest);

    protected internal override bool HasCandidate(in KeyedCandidate<TKey> candidate)
    {
        using var cursor = new TreeCursor<TKey>(_tree.Root);
        cursor.Seek(new TreeBounds<TKey>(Comparison, [TreeBound<TKey>.Before(candidate.Key)], isLower: true));
        while (cursor.TryNext(out var entry) && KeysEqual(entry.Key, candidate.Key))
        {
            if (ReferenceEquals(entry.Candidate, candidate.Candidate)) return true;
        }
        return false;
    }

    protected internal override IEnumerable<KeyedCandidate<TKey>> Scan(Action<PersistentObject?, string> report)
    {
        using var cursor = new TreeCursor<TKey>(_tree.Root);
        cursor.SeekStart();
        TreeEntry<TKey>? before = null;
        while (cursor.TryNext(out var entry))
        {
            if (before is { } previous && TreeRuns<TKey>.Compare(Comparison, in previous, in entry) >= 0)
            {
                report(entry.Candidate, $"has key {KeyText.Of(entry.Key)} behind {KeyText.Of(previous.Key)}");
            }
            before = entry;
            yield return new KeyedCandidate<TKey>(entry.Key, 0, entry.Candidate);
        }
    }

    PersistentObject? Holder(TKey key, PersistentObject? other, View view)
    {
        using var cursor = new TreeCursor<TKey>(_tree.Root);
        cursor.Seek(new TreeBounds<TKey>(Comparison, [TreeBound<TKey>.Before(key)], isLower: true));
        while (cursor.TryNext(out var entry) && KeysEqual(entry.Key, key))
        {
            TestHooks.At(HookPoint.CandidateLoaded);
            if (!ReferenceEquals(entry.Candidate, other) && IsMatch(entry.Candidate, key, view)) return entry.Candidate;
        }
        return null;
    }
}
