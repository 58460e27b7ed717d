using System.Collections.Immutable;
using PersistentObjects.Model.Tests.Domain;

namespace PersistentObjects.Model.Tests.Model;

/// <summary>A property of a document, in the store and in the model.</summary>
abstract class Field(string name)
{
    /// <summary>All but the folder, which is a reference.</summary>
    public static readonly Field[] All =
    [
        new Field<string>("Name", Values.Names, o => o.Name, (o, value) => o.Name = value, state => state.Name, (state, value) => state with { Name = value }),
        new Field<string?>("Alias", Values.Aliases, o => o.Alias, (o, value) => o.Alias = value, state => state.Alias, (state, value) => state with { Alias = value }),
        new Field<string?>("Code", Values.Codes, o => o.Code, (o, value) => o.Code = value, state => state.Code, (state, value) => state with { Code = value }),
        new Field<int?>("Rank", Values.Ranks, o => o.Rank, (o, value) => o.Rank = value, state => state.Rank, (state, value) => state with { Rank = value }),
        new Field<int?>("Size", Values.Sizes, o => o.Size, (o, value) => o.Size = value, state => state.Size, (state, value) => state with { Size = value }),
        new Field<string?>("Owner", Values.Owners, o => o.Owner, (o, value) => o.Owner = value, state => state.Owner, (state, value) => state with { Owner = value }),
        new Field<Tier>("Tier", Values.Tiers, o => o.Tier, (o, value) => o.Tier = value, state => state.Tier, (state, value) => state with { Tier = value }),
        new Field<ImmutableArray<string>>("Tags", Values.Tags, o => o.Tags, (o, value) => o.Tags = value, state => state.Tags, (state, value) => state with { Tags = value }),
        new CollectionField("Notes", CollectionField.EditNotes, o => o.Notes, CollectionField.EditNotes, state => state.Notes, (state, notes) => state with { Notes = notes }),
        new CollectionField("Marks", CollectionField.EditMarks, o => o.Marks.Order(StringComparer.Ordinal), CollectionField.EditMarks, state => state.Marks, (state, marks) => state with { Marks = marks }),
        new CollectionField("Ratings", CollectionField.EditRatings, o => o.Ratings.OrderBy(its => its.Key, StringComparer.Ordinal).Select(its => $"{its.Key}{its.Value}"), CollectionField.EditRatings, state => state.Ratings, (state, ratings) => state with { Ratings = ratings }),
        new Field<string?>("Cover", Values.Covers, o => o.Cover?.Hash, (o, value) => o.Cover = Values.CoverOf(value), state => state.Cover, (state, value) => state with { Cover = value }),
        new Field<int>("Slot", Values.Slots, o => o.Slot, (o, value) => o.Slot = value, state => state.Slot, (state, value) => state with { Slot = value }),
        new Field<bool>("IsDropped", [false, true], o => o.IsDropped, (o, value) => o.IsDropped = value, state => state.IsDropped, (state, value) => state with { IsDropped = value }),
        new Field<decimal>("Worth", Values.Worths, o => o.Worth, (o, value) => o.Worth = value, state => state.Worth, (state, value) => state with { Worth = value }),
    ];

    public string Name => name;

    /// <summary>The state with one of the values; any number stands for one.</summary>
    public abstract DocumentState With(DocumentState state, int choice);

    public abstract void Set(Document o, int choice);

    public abstract void Copy(DocumentState state, Document o);

    /// <summary>What differs, null when the document holds what the state says.</summary>
    public abstract string? Difference(Document o, DocumentState state);
}

sealed class Field<T>(
    string name, T[] values, Func<Document, T> get, Action<Document, T> set, Func<DocumentState, T> of, Func<DocumentState, T, DocumentState> with)
    : Field(name)
{
    public override DocumentState With(DocumentState state, int choice) => with(state, values[choice % values.Length]);

    public override void Set(Document o, int choice) => set(o, values[choice % values.Length]);

    public override void Copy(DocumentState state, Document o) => set(o, of(state));

    public override string? Difference(Document o, DocumentState state)
    {
        var (found, expected) = (get(o), of(state));
        return AreSame(found, expected) ? null : $"{Name} is {Text(found)} instead of {Text(expected)}";
    }

    static bool AreSame(T found, T expected) => found is ImmutableArray<string> array && expected is ImmutableArray<string> other
        ? array.IsDefault == other.IsDefault && (array.IsDefault || array.SequenceEqual(other))
        : EqualityComparer<T>.Default.Equals(found, expected);

    static string Text(T value) => value switch
    {
        null => "null",
        ImmutableArray<string> { IsDefault: true } => "default",
        ImmutableArray<string> array => $"[{string.Join(", ", array)}]",
        _ => $"'{value}'",
    };
}
