namespace PersistentObjects.Evolution;

/// <summary>Compares the names of structures and enums.</summary>
/// <remarks>Compiled into the analyzers, too, so that what they say of a declaration is what recovery does.</remarks>
static class TypeNames
{
    /// <summary>
    /// Whether they are the same, type arguments included: <c>Shop.Id&lt;Shop.Customer></c> is not <c>Shop.Id&lt;Shop.Order></c>.
    /// But numbers among the arguments may have become wider, and question marks may differ: the members say what is stored.
    /// </summary>
    internal static bool Match(string stored, string declared)
    {
        if (stored == declared) return true;
        var (from, to) = (Parts(stored), Parts(declared));
        if (from.Count != to.Count) return false;
        for (var i = 0; i < from.Count; i++)
        {
            // The first one is the name itself, which is no number whatever it is called.
            if (from[i] != to[i] && (i == 0 || !NumberTypes.IsWidening(from[i], to[i]))) return false;
        }
        return true;
    }

    // Words, and what stands between them; without question marks.
    static List<string> Parts(string name)
    {
        var parts = new List<string>();
        for (var i = 0; i < name.Length;)
        {
            var start = i;
            while (i < name.Length && !IsBetweenWords(name[i])) i++;
            if (i > start) parts.Add(name.Substring(start, i - start));
            else if (name[i++] is not (' ' or '?') and var sign) parts.Add(sign.ToString());
        }
        return parts;
    }

    static bool IsBetweenWords(char c) => c is '<' or '>' or '(' or ')' or '[' or ']' or ',' or ' ' or '?';
}
