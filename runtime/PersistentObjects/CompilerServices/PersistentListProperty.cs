using System.ComponentModel;
using System.Runtime.InteropServices;
using PersistentObjects.Collections;
using PersistentObjects.Indexes;
using PersistentObjects.Objects;
using PersistentObjects.Serialization;

namespace PersistentObjects.CompilerServices;

/// <summary>A property that is a <see cref="PersistentList{T}"/>.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PersistentListProperty<T> : CollectionProperty<PersistentList<T>>
{
    /// <summary>Describes a property.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="element">Encodes the elements.</param>
    /// <param name="field">Gives its backing field.</param>
    public PersistentListProperty(string name, ValueCodec<T> element, FieldAccessor<PersistentList<T>> field)
        : base(name, $"plist<{element.TypeName}>", element.HasReferences, field) => Element = element;

    internal ValueCodec<T> Element { get; }

    internal void Log(RecordWriter journal, T item)
    {
        var start = journal.Length;
        Element.Write(journal, item);
        Elements.RequireBytes(journal, start, 1, TypeName);
    }

    private protected override PersistentList<T> New(PersistentObject owner, PersistentList<T>? like)
        => new(owner, this) { Content = PersistentList<T>.ContentOf(like) };

    internal override void AddReferences(PersistentObject values, ICollection<PersistentObject> references)
    {
        if (!HasReferences) return;
        foreach (var item in PersistentList<T>.ContentOf(FieldOf(values))) Element.AddReferences(item, references);
    }

    internal override void Write(RecordWriter writer, PersistentObject values)
    {
        var content = PersistentList<T>.ContentOf(FieldOf(values));
        Elements.WriteCount(writer, content.Count);
        var start = writer.Length;
        foreach (var item in content) Element.Write(writer, item);
        Elements.RequireBytes(writer, start, content.Count, TypeName);
    }

    private protected override void ReadContent(ref RecordReader reader, PersistentList<T> target)
    {
        if (!reader.TryReadLength(out var count)) throw new RecordFormatException($"null where a {TypeName} is expected");
        var items = Elements.ListFor<T>(count);
        while (items.Count < count) items.Add(Element.Read(ref reader));
        target.Content = Sequence<T>.From(CollectionsMarshal.AsSpan(items));
    }

    private protected override void Carry(byte operation, ref RecordReader reader, PersistentList<T> target)
    {
        var content = target.Content;
        switch ((ListOperation)operation)
        {
            case ListOperation.Add:
                target.Content = content.Add(Element.Read(ref reader));
                break;
            case ListOperation.Insert:
                target.Content = content.Insert(CollectionOperations.ReadIndex(ref reader, content.Count), Element.Read(ref reader));
                break;
            case ListOperation.Set:
                target.Content = content.SetItem(CollectionOperations.ReadIndex(ref reader, content.Count - 1), Element.Read(ref reader));
                break;
            case ListOperation.Remove:
                var index = CollectionOperations.ReadIndex(ref reader, content.Count);
                target.Content = content.RemoveRange(index, CollectionOperations.ReadIndex(ref reader, content.Count - index));
                break;
            case ListOperation.Clear:
                target.Content = Sequence<T>.Empty;
                break;
            default:
                throw Unknown(operation);
        }
    }

    internal override bool CanRemoveReferences => Element is IReferenceCodec;

    internal override void RemoveReferences(ChangeSet changes, PersistentObject referrer, PersistentObject target)
    {
        var edit = new ListRemove<T>(content => PersistentList<T>.RunsOf(content, item => ReferenceEquals(item, target)));
        changes.Edit(referrer, this, ref edit);
    }

    internal override bool IsAnsweredBy(ObjectIndex index) => index is KeyedIndex<T> keyed && keyed.FindsByElementsOf(this);

    internal override void AddReferrers(ObjectIndex index, PersistentObject target, List<PersistentObject> referrers)
    {
        if (target is T key) ((KeyedIndex<T>)index).AddNewestMatches(key, referrers);
    }

    private protected override IEnumerable<string> Shown(PersistentList<T> held, Func<object?, string> text)
    {
        foreach (var item in held.Content) yield return text(item);
    }

    private protected override int CountOf(PersistentList<T> held) => held.Content.Count;
}
