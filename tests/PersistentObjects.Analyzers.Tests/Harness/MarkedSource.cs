using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;

namespace PersistentObjects.Analyzers.Tests.Harness;

/// <summary>
/// Sources of a project, in which spans between <c>[|</c> and <c>|]</c> are to be reported. A line <c>// Other.cs</c>
/// begins another file.
/// </summary>
sealed partial record MarkedSource(IReadOnlyList<(string Path, string Text)> Files, IReadOnlyList<(string Path, TextSpan Span)> Spans)
{
    const string First = "Source.cs";

    public static MarkedSource Parse(string text)
    {
        var files = new List<(string, string)>();
        var spans = new List<(string, TextSpan)>();
        foreach (var (path, marked) in Split(text))
        {
            files.Add((path, Unmark(marked, span => spans.Add((path, span)))));
        }

        return new MarkedSource(files, spans);
    }

    static IEnumerable<(string Path, string Text)> Split(string text)
    {
        var path = First;
        var start = 0;
        foreach (var match in FileLine().Matches(text).Where(match => match.Index > 0))
        {
            yield return (path, text[start..match.Index]);
            path = match.Groups["path"].Value;
            start = match.Index;
        }

        yield return (path, text[start..]);
    }

    static string Unmark(string text, Action<TextSpan> found)
    {
        var start = text.IndexOf("[|", StringComparison.Ordinal);
        while (start >= 0)
        {
            var end = text.IndexOf("|]", start, StringComparison.Ordinal) - 2;
            text = text.Remove(end + 2, 2).Remove(start, 2);
            found(TextSpan.FromBounds(start, end));
            start = text.IndexOf("[|", end, StringComparison.Ordinal);
        }

        return text;
    }

    [GeneratedRegex(@"^// (?<path>\w+\.cs)$", RegexOptions.Multiline)]
    private static partial Regex FileLine();
}
