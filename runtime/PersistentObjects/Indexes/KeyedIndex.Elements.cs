using PersistentObjects.Objects;

namespace PersistentObjects.Indexes;

/// <summary>Objects with several keys: sets are compared where others compare keys.</summary>
abstract partial class KeyedIndex<TKey>
{
    // A list for the keys of a candidate, kept by each thread that looks something up.
    [ThreadStatic]
    static List<TKey>? t_keys;

    ISet<TKey>? _elementsBefore;

    void BeforeElements(PersistentObject values)
    {
        if (_set is not null) _setBefore = _set.ContentIn(values);
        else _elementsBefore = ElementsIn(values);
    }

    bool AfterElements(PersistentObject o, VersionNode draft)
    {
        if (_set is not null) return AfterSet(_set, o, draft);
        var before = _elementsBefore!;
        _elementsBefore = null;
        var after = ElementsIn(draft.Values!);
        if (before.SetEquals(after)) return false;
        var older = ElementsOf(draft.Older);
        foreach (var key in after)
        {
            if (!before.Contains(key) && !older.Contains(key)) Link(key, o);
        }
        foreach (var key in before)
        {
            if (!after.Contains(key) && !older.Contains(key)) Unlink(key, o);
        }
        return true;
    }

    void LinkElements(PersistentObject o, PersistentObject values)
    {
        foreach (var key in ElementsIn(values)) Link(key, o);
    }

    void DeletingElements(PersistentObject o, VersionNode draft)
    {
        var older = ElementsOf(draft.Older);
        foreach (var key in ElementsIn(draft.Values!))
        {
            if (!older.Contains(key)) Unlink(key, o);
        }
    }

    void ForgetElements(PersistentObject o, VersionNode? head, List<VersionNode> dropped)
    {
        if (_set is not null && head is { HasKeys: true })
        {
            ForgetSet(_set, o, head, dropped);
            return;
        }
        var kept = ElementsOf(head);
        foreach (var node in dropped)
        {
            if (!node.HasKeys) continue;
            foreach (var key in ElementsIn(node.Values!))
            {
                if (kept.Add(key)) Unlink(key, o);
            }
        }
    }

    bool HasElement(PersistentObject candidate, TKey key, View view)
    {
        if (_set is not null) return _set.TryReadAt(candidate, view, out var held) && PersistentSet<TKey>.ContentOf(held).Contains(key);
        // Taken away while in use: a computed property may look something up itself.
        var keys = t_keys ?? [];
        t_keys = null;
        try
        {
            _source.ReadAllAt(candidate, view, keys);
            foreach (var found in keys)
            {
                if (KeysEqual(found, key)) return true;
            }
            return false;
        }
        finally
        {
            keys.Clear();
            t_keys = keys;
        }
    }

    ISet<TKey> ElementsIn(PersistentObject values)
    {
        var elements = Comparison.NewSet();
        AddElements(elements, values);
        return elements;
    }

    ISet<TKey> ElementsOf(VersionNode? chain)
    {
        var elements = Comparison.NewSet();
        for (var node = chain; node is not null; node = node.Older)
        {
            if (node.HasKeys) AddElements(elements, node.Values!);
        }
        return elements;
    }

    void AddElements(ISet<TKey> elements, PersistentObject values)
    {
        var keys = new List<TKey>();
        _source.ReadAllIn(values, keys);
        foreach (var key in keys)
        {
            if (IsIndexed(key)) elements.Add(key);
        }
    }
}
