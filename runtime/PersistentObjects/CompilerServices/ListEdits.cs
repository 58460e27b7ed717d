using PersistentObjects.Collections;
using PersistentObjects.Objects;
using PersistentObjects.Serialization;

namespace PersistentObjects.CompilerServices;

/// <summary>One element more at the end.</summary>
struct ListAdd<T>(PersistentListProperty<T> property, T item) : ICollectionEdit<PersistentList<T>>
{
    Sequence<T> _next = Sequence<T>.Empty;

    public bool Compute(PersistentList<T>? current)
    {
        _next = PersistentList<T>.ContentOf(current).Add(item);
        return true;
    }

    public readonly void AddReferences(ICollection<PersistentObject> references) => property.Element.AddReferences(item, references);

    public readonly void Log(RecordWriter journal)
    {
        journal.WriteByte((byte)ListOperation.Add);
        property.Log(journal, item);
    }

    public readonly void Apply(PersistentList<T> target) => target.Content = _next;
}

/// <summary>Several elements more, at an index or, when that is negative, at the end.</summary>
struct ListInsert<T>(PersistentListProperty<T> property, int index, T[] items) : ICollectionEdit<PersistentList<T>>
{
    Sequence<T> _next = Sequence<T>.Empty;
    bool _atEnd;

    public bool Compute(PersistentList<T>? current)
    {
        var content = PersistentList<T>.ContentOf(current);
        if (index > content.Count) throw new ArgumentOutOfRangeException(nameof(index), index, $"The index must be within the bounds of the list, which has {content.Count} elements.");
        if (items.Length == 0) return false;
        _atEnd = index < 0 || index == content.Count;
        _next = _atEnd ? content.AddRange(items) : content.InsertRange(index, items);
        return true;
    }

    public readonly void AddReferences(ICollection<PersistentObject> references)
    {
        foreach (var item in items) property.Element.AddReferences(item, references);
    }

    public readonly void Log(RecordWriter journal)
    {
        for (var i = 0; i < items.Length; i++)
        {
            journal.WriteByte((byte)(_atEnd ? ListOperation.Add : ListOperation.Insert));
            if (!_atEnd) journal.WriteVarUInt64((ulong)(index + i));
            property.Log(journal, items[i]);
        }
    }

    public readonly void Apply(PersistentList<T> target) => target.Content = _next;
}

/// <summary>Other elements at some places, from one index on: a setter, a sort.</summary>
/// <param name="property">The list.</param>
/// <param name="index">The first place.</param>
/// <param name="count">How many places; -1 for all from the index on.</param>
/// <param name="change">Is given the elements there, and changes them.</param>
struct ListRewrite<T>(PersistentListProperty<T> property, int index, int count, Action<T[]> change) : ICollectionEdit<PersistentList<T>>
{
    Sequence<T> _next = Sequence<T>.Empty;
    List<(int Index, T Item)> _changed = [];

    public bool Compute(PersistentList<T>? current)
    {
        _next = PersistentList<T>.ContentOf(current);
        if (count < 0) count = _next.Count - index;
        PersistentList<T>.RequireRange(_next, index, count);
        var before = new T[count];
        _next.CopyTo(index, before);
        T[] after = [.. before];
        change(after);
        for (var i = 0; i < count; i++)
        {
            if (property.Element.Same(before[i], after[i])) continue;
            _next = _next.SetItem(index + i, after[i]);
            _changed.Add((index + i, after[i]));
        }
        return _changed.Count > 0;
    }

    public readonly void AddReferences(ICollection<PersistentObject> references)
    {
        foreach (var (_, item) in _changed) property.Element.AddReferences(item, references);
    }

    public readonly void Log(RecordWriter journal)
    {
        foreach (var (at, item) in _changed)
        {
            journal.WriteByte((byte)ListOperation.Set);
            journal.WriteVarUInt64((ulong)at);
            property.Log(journal, item);
        }
    }

    public readonly void Apply(PersistentList<T> target) => target.Content = _next;
}

/// <summary>Another element at one place.</summary>
struct ListSet<T>(PersistentListProperty<T> property, int index, T item) : ICollectionEdit<PersistentList<T>>
{
    Sequence<T> _next = Sequence<T>.Empty;

    public bool Compute(PersistentList<T>? current)
    {
        var content = PersistentList<T>.ContentOf(current);
        PersistentList<T>.RequireIndex(content, index);
        if (property.Element.Same(content[index], item)) return false;
        _next = content.SetItem(index, item);
        return true;
    }

    public readonly void AddReferences(ICollection<PersistentObject> references) => property.Element.AddReferences(item, references);

    public readonly void Log(RecordWriter journal)
    {
        journal.WriteByte((byte)ListOperation.Set);
        journal.WriteVarUInt64((ulong)index);
        property.Log(journal, item);
    }

    public readonly void Apply(PersistentList<T> target) => target.Content = _next;
}

/// <summary>Elements go.</summary>
/// <param name="find">Says which: places and counts, the last ones first.</param>
struct ListRemove<T>(Func<Sequence<T>, IEnumerable<(int Index, int Count)>> find) : ICollectionEdit<PersistentList<T>>
{
    Sequence<T> _next = Sequence<T>.Empty;
    List<(int Index, int Count)> _ranges = [];

    /// <summary>How many elements have gone.</summary>
    internal int Removed { get; private set; }

    public bool Compute(PersistentList<T>? current)
    {
        _next = PersistentList<T>.ContentOf(current);
        foreach (var (index, count) in find(_next))
        {
            if (count == 0) continue;
            _next = _next.RemoveRange(index, count);
            _ranges.Add((index, count));
            Removed += count;
        }
        return Removed > 0;
    }

    public readonly void AddReferences(ICollection<PersistentObject> references)
    {
    }

    public readonly void Log(RecordWriter journal)
    {
        if (_next.Count == 0)
        {
            journal.WriteByte((byte)ListOperation.Clear);
            return;
        }
        foreach (var (index, count) in _ranges)
        {
            journal.WriteByte((byte)ListOperation.Remove);
            journal.WriteVarUInt64((ulong)index);
            journal.WriteVarUInt64((ulong)count);
        }
    }

    public readonly void Apply(PersistentList<T> target) => target.Content = _next;
}
