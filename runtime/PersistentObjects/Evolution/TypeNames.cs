using System.Text.RegularExpressions;

namespace PersistentObjects.Evolution;

/// <summary>Compares the names of structures and enums.</summary>
static partial class TypeNames
{
    /// <summary>
    /// Whether they are the same, type arguments included: <c>Shop.Id&lt;Shop.Customer></c> is not <c>Shop.Id&lt;Shop.Order></c>.
    /// But numbers among the arguments may have become wider, and question marks may differ: the members say what is stored.
    /// </summary>
    internal static bool Match(string stored, string declared)
    {
        if (stored == declared) return true;
        if (!stored.Contains('<', StringComparison.Ordinal)) return false;
        var (from, to) = (Parts().Matches(stored), Parts().Matches(declared));
        if (from.Count != to.Count) return false;
        for (var i = 0; i < from.Count; i++)
        {
            if (from[i].Value != to[i].Value && !NumberTypes.IsWidening(from[i].Value, to[i].Value)) return false;
        }
        return true;
    }

    // Words, and what stands between them; without question marks.
    [GeneratedRegex("[^<>()\\[\\], ?]+|[<>()\\[\\],]")]
    private static partial Regex Parts();
}
