using System.ComponentModel;
using PersistentObjects.Collections;
using PersistentObjects.Indexes;
using PersistentObjects.Objects;
using PersistentObjects.Serialization;

namespace PersistentObjects.CompilerServices;

/// <summary>A property that is a <see cref="PersistentSet{T}"/>.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PersistentSetProperty<T> : CollectionProperty<PersistentSet<T>>
{
    readonly SetContentCodec<T> _content;

    /// <summary>Describes a property.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="element">Encodes the elements.</param>
    /// <param name="field">Gives its backing field.</param>
    public PersistentSetProperty(string name, ValueCodec<T> element, FieldAccessor<PersistentSet<T>> field)
        : base(name, $"pset<{element.TypeName}>", element.HasReferences, field)
        => (Element, _content) = (element, new SetContentCodec<T>(element));

    internal ValueCodec<T> Element { get; }

    /// <summary>What the set holds in values that nobody changes.</summary>
    internal HashTrie<T, T, SetEntry<T>> ContentIn(PersistentObject values) => PersistentSet<T>.ContentOf(FieldOf(values));

    internal void LogAdded(RecordWriter journal, T item)
    {
        journal.WriteByte((byte)EntryOperation.Set);
        var start = journal.Length;
        Element.Write(journal, item);
        Elements.RequireBytes(journal, start, 1, TypeName);
    }

    private protected override PersistentSet<T> New(PersistentObject owner, PersistentSet<T>? like)
        => new(owner, this) { Content = PersistentSet<T>.ContentOf(like) };

    internal override void AddReferences(PersistentObject values, ICollection<PersistentObject> references)
    {
        if (!HasReferences) return;
        foreach (var item in PersistentSet<T>.ContentOf(FieldOf(values))) Element.AddReferences(item, references);
    }

    internal override void Write(RecordWriter writer, PersistentObject values)
        => _content.Write(writer, new TrieContent<T, T, SetEntry<T>>(PersistentSet<T>.ContentOf(FieldOf(values))));

    private protected override void ReadContent(ref RecordReader reader, PersistentSet<T> target)
        => target.Content = _content.Read(ref reader)?.Trie ?? throw new RecordFormatException($"null where a {TypeName} is expected");

    private protected override void Carry(byte operation, ref RecordReader reader, PersistentSet<T> target)
    {
        switch ((EntryOperation)operation)
        {
            case EntryOperation.Set:
                var item = Element.Read(ref reader);
                target.Content = target.Content.Set(in item, replace: false, out var added);
                if (!added) throw new RecordFormatException($"an element that a {TypeName} has already");
                break;
            case EntryOperation.Remove:
                var next = target.Content.Remove(Element.Read(ref reader), out _);
                if (ReferenceEquals(next, target.Content)) throw new RecordFormatException($"the removal of what a {TypeName} does not have");
                target.Content = next;
                break;
            case EntryOperation.Clear:
                target.Content = HashTrie<T, T, SetEntry<T>>.Empty;
                break;
            default:
                throw Unknown(operation);
        }
    }

    internal override bool CanRemoveReferences => Element is IReferenceCodec;

    internal override void RemoveReferences(ChangeSet changes, PersistentObject referrer, PersistentObject target)
    {
        var edit = new SetChange<T>(this, _ => ([(T)(object)target], []));
        changes.Edit(referrer, this, ref edit);
    }

    internal override bool IsAnsweredBy(ObjectIndex index) => index is KeyedIndex<T> keyed && keyed.FindsByElementsOf(this);

    internal override void AddReferrers(ObjectIndex index, PersistentObject target, List<PersistentObject> referrers)
    {
        if (target is T key) ((KeyedIndex<T>)index).AddNewestMatches(key, referrers);
    }

    private protected override IEnumerable<string> Shown(PersistentSet<T> held, Func<object?, string> text)
    {
        foreach (var item in held.Content) yield return text(item);
    }

    private protected override int CountOf(PersistentSet<T> held) => held.Content.Count;
}
