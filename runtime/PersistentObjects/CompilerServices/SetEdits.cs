using PersistentObjects.Collections;
using PersistentObjects.Objects;
using PersistentObjects.Serialization;

namespace PersistentObjects.CompilerServices;

/// <summary>One element more in a set.</summary>
struct SetAdd<T>(PersistentSetProperty<T> property, T item) : ICollectionEdit<PersistentSet<T>>
{
    HashTrie<T, T, SetEntry<T>> _next = HashTrie<T, T, SetEntry<T>>.Empty;

    /// <summary>Whether it was not there.</summary>
    internal bool Added { get; private set; }

    public bool Compute(PersistentSet<T>? current)
    {
        _next = PersistentSet<T>.ContentOf(current).Set(in item, replace: false, out var added);
        return Added = added;
    }

    public readonly void AddReferences(ICollection<PersistentObject> references) => property.Element.AddReferences(item, references);

    public readonly void Log(RecordWriter journal) => property.LogAdded(journal, item);

    public readonly void Apply(PersistentSet<T> target) => target.Content = _next;
}

/// <summary>Any other change of a set.</summary>
/// <param name="property">The set.</param>
/// <param name="find">Is given the elements there, and says which go and which come.</param>
struct SetChange<T>(PersistentSetProperty<T> property, Func<HashTrie<T, T, SetEntry<T>>, (IEnumerable<T> Removed, IEnumerable<T> Added)> find)
    : ICollectionEdit<PersistentSet<T>>
{
    readonly List<T> _removed = [];
    readonly List<T> _added = [];
    HashTrie<T, T, SetEntry<T>> _next = HashTrie<T, T, SetEntry<T>>.Empty;

    /// <summary>How many elements have gone.</summary>
    internal readonly int Removed => _removed.Count;

    public bool Compute(PersistentSet<T>? current)
    {
        _next = PersistentSet<T>.ContentOf(current);
        var (removed, added) = find(_next);
        foreach (var item in removed)
        {
            var next = _next.Remove(item, out var stored);
            if (ReferenceEquals(next, _next)) continue;
            _next = next;
            _removed.Add(stored);
        }
        foreach (var item in added)
        {
            _next = _next.Set(in item, replace: false, out var isNew);
            if (isNew) _added.Add(item);
        }
        return _removed.Count + _added.Count > 0;
    }

    public readonly void AddReferences(ICollection<PersistentObject> references)
    {
        foreach (var item in _added) property.Element.AddReferences(item, references);
    }

    public readonly void Log(RecordWriter journal)
    {
        if (_next.Count == _added.Count)
        {
            journal.WriteByte((byte)EntryOperation.Clear);
        }
        else
        {
            foreach (var item in _removed)
            {
                journal.WriteByte((byte)EntryOperation.Remove);
                property.Element.Write(journal, item);
            }
        }
        foreach (var item in _added) property.LogAdded(journal, item);
    }

    public readonly void Apply(PersistentSet<T> target) => target.Content = _next;
}
