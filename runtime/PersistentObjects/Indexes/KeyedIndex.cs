using System.Runtime.CompilerServices;
using PersistentObjects.CompilerServices;
using PersistentObjects.Objects;

namespace PersistentObjects.Indexes;

/// <summary>What all indexes with one key per object share: which candidates come and go with a version chain.</summary>
abstract class KeyedIndex<TKey>(IndexDefinition definition, PersistentProperty<TKey> key, ObjectHeap heap)
    : ObjectIndex(definition)
{
    // Valid between BeforeChange and AfterChange, which are called in pairs under the writer lock.
    TKey _before = default!;

    protected ObjectHeap Heap { get; } = heap;

    protected PersistentProperty<TKey> Key { get; } = key;

    /// <summary>The property, for messages.</summary>
    internal string KeyName => Key.Name;

    protected abstract void Link(TKey key, PersistentObject o);

    protected abstract void Unlink(TKey key, PersistentObject o);

    internal override bool Reads(PersistentProperty property) => ReferenceEquals(property, Key);

    internal override void BeforeChange(PersistentObject values) => _before = Key.In(values);

    internal override bool AfterChange(PersistentObject o, VersionNode draft)
    {
        var before = _before;
        var after = Key.In(draft.Values!);
        _before = default!;
        if (KeysEqual(before, after)) return false;
        if (!HasKey(draft.Older, after)) Link(after, o);
        if (!HasKey(draft.Older, before)) Unlink(before, o);
        return true;
    }

    internal override void Added(PersistentObject o, VersionNode draft) => Link(Key.In(draft.Values!), o);

    internal override void AddRecovered(PersistentObject o) => Link(Key.In(o), o);

    internal override void Deleting(PersistentObject o, VersionNode draft)
    {
        var key = Key.In(draft.Values!);
        if (!HasKey(draft.Older, key)) Unlink(key, o);
    }

    internal override void Release(PersistentObject o, VersionNode? head, List<VersionNode> dropped)
    {
        for (var i = 0; i < dropped.Count; i++)
        {
            var node = dropped[i];
            if (!node.HasKeys) continue;
            var key = Key.In(node.Values!);
            // K1 -> K2 -> K1 has two nodes but one candidate.
            if (HasKey(head, key) || HasKey(dropped, i, key)) continue;
            Unlink(key, o);
        }
    }

    /// <summary>Whether the object has the key as the view sees it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected bool Matches(PersistentObject candidate, TKey key, View view)
        => Key.TryReadAt(candidate, view, out var found) && KeysEqual(found, key);

    protected static bool KeysEqual(TKey a, TKey b) => KeyEquality<TKey>.Equal(a, b);

    protected static int Hash(TKey key) => KeyEquality<TKey>.Hash(key);

    bool HasKey(VersionNode? chain, TKey key)
    {
        for (var node = chain; node is not null; node = node.Older)
        {
            if (node.HasKeys && KeysEqual(Key.In(node.Values!), key)) return true;
        }
        return false;
    }

    bool HasKey(List<VersionNode> dropped, int count, TKey key)
    {
        for (var i = 0; i < count; i++)
        {
            if (dropped[i].HasKeys && KeysEqual(Key.In(dropped[i].Values!), key)) return true;
        }
        return false;
    }
}
