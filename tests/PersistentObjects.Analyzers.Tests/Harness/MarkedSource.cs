using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;
using PersistentObjects.Generator.Contract;

namespace PersistentObjects.Analyzers.Tests.Harness;

/// <summary>
/// Sources of a project, in which spans between <c>[|</c> and <c>|]</c> are to be reported. A line <c>// Other.cs</c>
/// begins another file. Behind <c>// PersistentSchema.json</c> stands the contract, or behind <c>// Before.cs</c> the sources
/// that it was written of.
/// </summary>
sealed partial record MarkedSource(
    IReadOnlyList<(string Path, string Text)> Files, IReadOnlyList<(string Path, TextSpan Span)> Spans, string? Contract = null)
{
    const string First = "Source.cs";
    const string Before = "Before.cs";

    public static MarkedSource Parse(string text)
    {
        var files = new List<(string, string)>();
        var spans = new List<(string, TextSpan)>();
        string? contract = null;
        foreach (var (path, marked) in Split(text))
        {
            switch (path)
            {
                case Before:
                    contract = ContractText.Of(marked);
                    break;
                case ContractWords.FileName:
                    contract = Unmark(marked[(marked.IndexOf('\n', StringComparison.Ordinal) + 1)..], span => spans.Add((path, span)));
                    break;
                default:
                    files.Add((path, Unmark(marked, span => spans.Add((path, span)))));
                    break;
            }
        }

        return new MarkedSource(files, spans, contract);
    }

    static IEnumerable<(string Path, string Text)> Split(string text)
    {
        var path = First;
        var start = 0;
        foreach (var match in FileLine().Matches(text).Where(match => match.Index > 0))
        {
            var next = match.Groups["path"].Value;
            // What introduces a contract is no part of the file before it.
            yield return (path, text[start..(IsContract(next) ? match.Index - 1 : match.Index)]);
            path = next;
            start = match.Index;
        }

        yield return (path, text[start..]);
    }

    static bool IsContract(string path) => path is Before or ContractWords.FileName;

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

    [GeneratedRegex(@"^// (?<path>\w+\.(cs|json))$", RegexOptions.Multiline)]
    private static partial Regex FileLine();
}
