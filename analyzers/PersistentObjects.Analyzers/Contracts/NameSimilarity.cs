namespace PersistentObjects.Analyzers.Contracts;

/// <summary>How alike two names are, to guess which one has taken the place of another.</summary>
static class NameSimilarity
{
    /// <summary>From 0 to 1: the share of letters that need not be changed, or that the one has of the other.</summary>
    public static double Of(string left, string right)
    {
        var (a, b) = (left.ToUpperInvariant(), right.ToUpperInvariant());
        var longest = Math.Max(a.Length, b.Length);
        var kept = longest == 0 ? 1 : 1 - (double)Distance(a, b) / longest;
        // A word that was added or dropped: FullName and Name.
        var isPart = a.Length > 0 && b.Length > 0 && (a.IndexOf(b, StringComparison.Ordinal) >= 0 || b.IndexOf(a, StringComparison.Ordinal) >= 0);
        return isPart ? Math.Max(kept, 0.8) : kept;
    }

    // The edit distance of Levenshtein, two rows at a time.
    static int Distance(string a, string b)
    {
        var above = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var row = new int[b.Length + 1];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replaced = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                row[j] = Math.Min(replaced, Math.Min(above[j], row[j - 1]) + 1);
            }

            above = row;
        }

        return above[b.Length];
    }
}
