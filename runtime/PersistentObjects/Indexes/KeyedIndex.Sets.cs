using PersistentObjects.Collections;
using PersistentObjects.CompilerServices;
using PersistentObjects.Objects;

namespace PersistentObjects.Indexes;

/// <summary>
/// An index over the elements of a set that changes: two versions share all but what differs, so a change costs as much as there are
/// differences, however large the set is.
/// </summary>
abstract partial class KeyedIndex<TKey>
{
    // Both compare by the default comparer, or else the set's own look-ups would not answer for the index.
    readonly PersistentSetProperty<TKey>? _set = definition.Comparison is null ? definition.Key.ElementsOf as PersistentSetProperty<TKey> : null;

    HashTrie<TKey, TKey, SetEntry<TKey>>? _setBefore;

    bool AfterSet(PersistentSetProperty<TKey> set, PersistentObject o, VersionNode draft)
    {
        var before = _setBefore!;
        _setBefore = null;
        var differs = false;
        HashTrie<TKey, TKey, SetEntry<TKey>>.Difference(
            before,
            set.ContentIn(draft.Values!),
            removed =>
            {
                differs = true;
                if (IsIndexed(removed) && !IsIn(set, draft.Older, removed)) Unlink(removed, o);
            },
            added =>
            {
                differs = true;
                if (IsIndexed(added) && !IsIn(set, draft.Older, added)) Link(added, o);
            });
        return differs;
    }

    void ForgetSet(PersistentSetProperty<TKey> set, PersistentObject o, VersionNode head, List<VersionNode> dropped)
    {
        var forgotten = new HashSet<TKey>();
        foreach (var node in dropped)
        {
            if (!node.HasKeys) continue;
            HashTrie<TKey, TKey, SetEntry<TKey>>.Difference(
                set.ContentIn(node.Values!),
                set.ContentIn(head.Values!),
                gone =>
                {
                    if (IsIndexed(gone) && !IsIn(set, head.Older, gone) && forgotten.Add(gone)) Unlink(gone, o);
                },
                static _ => { });
        }
    }

    static bool IsIn(PersistentSetProperty<TKey> set, VersionNode? chain, TKey key)
    {
        for (var node = chain; node is not null; node = node.Older)
        {
            if (node.HasKeys && set.ContentIn(node.Values!).Contains(key)) return true;
        }
        return false;
    }
}
