using System.Runtime.CompilerServices;
using PersistentObjects.CompilerServices;
using PersistentObjects.Objects;

namespace PersistentObjects.Indexes;

/// <summary>What all indexes share: which candidates come and go with a version chain, and when one matches.</summary>
abstract partial class KeyedIndex<TKey>(IndexDefinition<TKey> definition, ObjectHeap heap) : ObjectIndex(definition, heap)
{
    const int MaxKeptEdits = 1 << 14;

    readonly KeySource<TKey> _source = definition.Key;
    readonly PersistentProperty<TKey>? _property = definition.Key.Property;
    readonly KeyComparison<TKey>? _comparison = definition.Comparison;
    bool _edited;

    // Valid between BeforeChange and AfterChange, which are called in pairs under the writer lock.
    TKey _before = default!;
    bool _hadKey;

    /// <inheritdoc/>
    internal override string KeyName => _source.Name;

    internal KeyComparison<TKey> Comparison => _comparison ?? KeyComparison<TKey>.Default;

    internal bool HasElements => _source.HasElements;

    /// <summary>Adds a candidate that is not there, or takes over a leftover.</summary>
    protected internal abstract void Link(TKey key, PersistentObject o);

    /// <summary>Takes away a candidate that is there.</summary>
    protected internal abstract void Unlink(TKey key, PersistentObject o);

    /// <summary>Whether an object that has the key is in the index.</summary>
    protected virtual bool IsIndexed(TKey key) => true;

    internal override bool Reads(PersistentProperty property) => _source.Reads(property);

    internal override void BeforeChange(PersistentObject values)
    {
        if (HasElements) BeforeElements(values);
        else _hadKey = TryKeyIn(values, out _before);
    }

    internal override bool AfterChange(PersistentObject o, VersionNode draft)
    {
        if (HasElements) return AfterElements(o, draft);
        var (had, before) = (_hadKey, _before);
        _before = default!;
        var has = TryKeyIn(draft.Values!, out var after);
        if (had == has && (!has || KeysEqual(before, after))) return false;
        if (has && !HasKey(draft.Older, after)) Link(after, o);
        if (had && !HasKey(draft.Older, before)) Unlink(before, o);
        return true;
    }

    internal override void Added(PersistentObject o, VersionNode draft)
    {
        if (HasElements) LinkElements(o, draft.Values!);
        else if (TryKeyIn(draft.Values!, out var key)) Link(key, o);
    }

    internal override void Deleting(PersistentObject o, VersionNode draft)
    {
        if (HasElements) DeletingElements(o, draft);
        else if (TryKeyIn(draft.Values!, out var key) && !HasKey(draft.Older, key)) Unlink(key, o);
    }

    protected override void Forget(PersistentObject o, VersionNode? head, List<VersionNode> dropped)
    {
        if (HasElements)
        {
            ForgetElements(o, head, dropped);
            return;
        }
        for (var i = 0; i < dropped.Count; i++)
        {
            if (!TryKeyOf(dropped[i], out var key)) continue;
            // K1 -> K2 -> K1 has two nodes but one candidate.
            if (HasKey(head, key) || HasKey(dropped, i, key)) continue;
            Unlink(key, o);
        }
    }

    /// <summary>Whether the object has the key as the view sees it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool IsMatch(PersistentObject candidate, TKey key, View view)
        => _property is { } property
            ? property.TryReadAt(candidate, view, out var found) && KeysEqual(found, key)
            : IsComputedMatch(candidate, key, view);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected bool KeysEqual(TKey a, TKey b) => _comparison is null ? KeyEquality<TKey>.Equal(a, b) : _comparison.Equal(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected int Hash(TKey key) => _comparison is null ? KeyEquality<TKey>.Hash(key) : _comparison.Hash(key);

    /// <summary>Says that there is something to commit or to take back.</summary>
    protected void NoteEdit()
    {
        if (_edited) return;
        Heap.IndexEdits.Add(this);
        _edited = true;
    }

    /// <summary>Empties a list of edits, and lets go of its memory when one large transaction has swollen it.</summary>
    protected static void ClearEdits<TEdit>(List<TEdit> edits)
    {
        edits.Clear();
        if (edits.Capacity > MaxKeptEdits) edits.Capacity = 0;
    }

    internal override void CommitEdits() => _edited = false;

    internal override void RollbackEdits() => _edited = false;

    bool IsComputedMatch(PersistentObject candidate, TKey key, View view)
        => HasElements
            ? HasElement(candidate, key, view)
            : _source.TryReadAt(candidate, view, out var found) && KeysEqual(found, key);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    bool TryKeyIn(PersistentObject values, out TKey key)
    {
        if (_property is { } property) key = property.In(values);
        else if (!_source.TryReadIn(values, out key)) return false;
        return IsIndexed(key);
    }

    bool TryKeyOf(VersionNode node, out TKey key)
    {
        if (node.HasKeys) return TryKeyIn(node.Values!, out key);
        key = default!;
        return false;
    }

    bool HasKey(VersionNode? chain, TKey key)
    {
        for (var node = chain; node is not null; node = node.Older)
        {
            if (TryKeyOf(node, out var found) && KeysEqual(found, key)) return true;
        }
        return false;
    }

    bool HasKey(List<VersionNode> dropped, int count, TKey key)
    {
        for (var i = 0; i < count; i++)
        {
            if (TryKeyOf(dropped[i], out var found) && KeysEqual(found, key)) return true;
        }
        return false;
    }
}
