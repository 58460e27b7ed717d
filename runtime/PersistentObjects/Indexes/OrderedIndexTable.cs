using PersistentObjects.CompilerServices;
using PersistentObjects.Objects;

namespace PersistentObjects.Indexes;

/// <summary>An ordered index, unique or not.</summary>
/// <remarks>
/// A candidate that is linked for a version is committed before that version is staged, and is unlinked only when no view
/// needs it. So a reader who takes the root after its view finds all that the view has.
/// </remarks>
sealed class OrderedIndexTable<TKey>(IndexDefinition<TKey> definition, bool isUnique, ObjectHeap heap) : KeyedIndex<TKey>(definition, heap)
{
    readonly OrderedTree<TKey> _tree = new(definition.Comparison!);

    internal override int CandidateCount => _tree.Count;

    internal override bool IsUnique => isUnique;

    /// <summary>All candidates for a reader that has its view. What the write transaction does later is not among them.</summary>
    internal TreeNode<TKey> TakeRoot() => Heap.IsWriting ? _tree.Freeze() : _tree.Committed;

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

    protected override bool IsIndexed(TKey key) => !isUnique || !Comparison.HasNull(key);

    protected override void Link(TKey key, PersistentObject o)
    {
        NoteEdit();
        _tree.Insert(key, o);
    }

    protected override void Unlink(TKey key, PersistentObject o)
    {
        NoteEdit();
        _tree.Remove(key, o);
    }

    protected override PersistentObject? HolderBeside(PersistentObject o, TKey key) => Holder(key, o, View.Newest);

    PersistentObject? Holder(TKey key, PersistentObject? other, View view)
    {
        var cursor = new TreeCursor<TKey>(Heap.IsWriting ? _tree.Working : _tree.Committed);
        cursor.Seek(new TreeBounds<TKey>(Comparison, [TreeBound<TKey>.Before(key)], isLower: true));
        while (cursor.TryNext(out var entry) && KeysEqual(entry.Key, key))
        {
            TestHooks.At(HookPoint.CandidateLoaded);
            if (!ReferenceEquals(entry.Candidate, other) && IsMatch(entry.Candidate, key, view)) return entry.Candidate;
        }
        return null;
    }
}
