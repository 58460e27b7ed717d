using PersistentObjects.Model.Tests.Domain;

namespace PersistentObjects.Model.Tests.Model;

/// <summary>
/// A collection of a document. A choice is an operation that says nothing of what is there: programs make changes while an older
/// moment is what their thread reads.
/// </summary>
sealed class CollectionField(
    string name, Func<List<string>, int, bool> edit, Func<Document, IEnumerable<string>> get, Action<Document, int> set, Func<DocumentState, string> of, Func<DocumentState, string, DocumentState> with)
    : Field(name)
{
    static readonly string[] Words = ["a", "b", "c", "d", "e"];

    public static bool EditNotes(List<string> notes, int choice)
    {
        var (word, before) = (Words[choice / 10 % Words.Length], notes.ToList());
        switch (choice % 10)
        {
            case < 5: notes.Add(word); break;
            case 5: notes.Remove(word); break;
            case 6: notes.RemoveAll(note => note == word); break;
            case 7: notes.Sort(StringComparer.Ordinal); break;
            case 8: notes.AddRange([word, word, "z"]); break;
            default:
                if (choice / 10 % 4 == 0) notes.Clear();
                else notes.Insert(0, word);
                break;
        }
        return !notes.SequenceEqual(before);
    }

    public static void EditNotes(Document o, int choice)
    {
        var word = Words[choice / 10 % Words.Length];
        switch (choice % 10)
        {
            case < 5: o.Notes.Add(word); break;
            case 5: o.Notes.Remove(word); break;
            case 6: o.Notes.RemoveAll(note => note == word); break;
            case 7: o.Notes.Sort(StringComparer.Ordinal); break;
            case 8: o.Notes.AddRange(word, word, "z"); break;
            default:
                if (choice / 10 % 4 == 0) o.Notes.Clear();
                else o.Notes.Insert(0, word);
                break;
        }
    }

    public static bool EditMarks(List<string> marks, int choice)
    {
        var word = Words[choice / 10 % Words.Length];
        if (choice % 10 >= 6) return marks.Remove(word);
        if (marks.Contains(word)) return false;
        marks.Add(word);
        marks.Sort(StringComparer.Ordinal);
        return true;
    }

    public static void EditMarks(Document o, int choice)
    {
        var word = Words[choice / 10 % Words.Length];
        if (choice % 10 >= 6) o.Marks.Remove(word);
        else o.Marks.Add(word);
    }

    public static bool EditRatings(List<string> ratings, int choice)
    {
        var (word, value) = (Words[choice / 10 % Words.Length], choice / 100 % 3);
        var index = ratings.FindIndex(rating => rating.StartsWith(word, StringComparison.Ordinal));
        if (choice % 10 >= 7)
        {
            if (index >= 0) ratings.RemoveAt(index);
            return index >= 0;
        }
        var isNew = index < 0 || ratings[index] != $"{word}{value}";
        if (index >= 0) ratings.RemoveAt(index);
        ratings.Add($"{word}{value}");
        ratings.Sort(StringComparer.Ordinal);
        return isNew;
    }

    public static void EditRatings(Document o, int choice)
    {
        var word = Words[choice / 10 % Words.Length];
        if (choice % 10 >= 7) o.Ratings.Remove(word);
        else o.Ratings[word] = choice / 100 % 3;
    }

    public override DocumentState With(DocumentState state, int choice)
    {
        List<string> elements = [.. of(state).Split(',', StringSplitOptions.RemoveEmptyEntries)];
        return edit(elements, choice) ? with(state, string.Join(',', elements)) with { Edits = state.Edits + 1 } : state;
    }

    public override void Set(Document o, int choice) => set(o, choice);

    /// <summary>There is no operation that puts in what is there.</summary>
    public override void Copy(DocumentState state, Document o)
    {
    }

    public override string? Difference(Document o, DocumentState state)
    {
        var found = string.Join(',', get(o));
        return found == of(state) ? null : $"{Name} is '{found}' instead of '{of(state)}'";
    }
}
