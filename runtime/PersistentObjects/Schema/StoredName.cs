using System.Text;

namespace PersistentObjects.Schema;

/// <summary>
/// The name of a class, enum or structure: <c>Shop.Outer+Pair&lt;int32, Shop.Person?></c>, with type arguments that are
/// names themselves.
/// </summary>
sealed record StoredName(string Text)
{
    /// <summary>
    /// The name for comparing layouts: an argument that has null inside is the same type with a question mark.
    /// </summary>
    internal string Layout => Without(marksOfNames: false);

    /// <summary>
    /// The same of a structure, whose members say what is stored: an argument that is a class of the user's may have got
    /// its question mark, too.
    /// </summary>
    internal string StructureLayout => Without(marksOfNames: true);

    string Without(bool marksOfNames)
    {
        if (!Text.Contains('?', StringComparison.Ordinal)) return Text;
        var kept = new StringBuilder(Text.Length);
        for (var i = 0; i < Text.Length; i++)
        {
            if (Text[i] != '?' || !IsDropped(Text.AsSpan(0, i), marksOfNames)) kept.Append(Text[i]);
        }
        return kept.ToString();
    }

    static bool IsDropped(ReadOnlySpan<char> before, bool marksOfNames)
    {
        // A tuple with a question mark has a byte more.
        if (before.EndsWith(")")) return false;
        var argument = before[(before.LastIndexOfAny(" <(,") + 1)..];
        if (StoredTypeNames.HasNullInside(argument)) return true;
        return marksOfNames && !StoredTypeNames.IsScalar(argument);
    }
}
