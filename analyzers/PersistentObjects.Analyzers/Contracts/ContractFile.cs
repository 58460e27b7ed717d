using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using PersistentObjects.Generator.Contract;

namespace PersistentObjects.Analyzers.Contracts;

/// <summary>The contract of a project as a file: an additional file of this name, wired up by the package.</summary>
static class ContractFile
{
    /// <summary>The file among the additional ones; null for a project that has none.</summary>
    public static AdditionalText? In(IEnumerable<AdditionalText> files) => files.FirstOrDefault(file => IsContract(file.Path));

    /// <summary>Whether a path is that of a contract.</summary>
    public static bool IsContract(string? path) => Path.GetFileName(path) == ContractWords.FileName;

    /// <summary>Where the file says what is different today.</summary>
    public static Location LocationOf(Difference difference, string path, SourceText text)
    {
        var content = text.ToString();
        var owner = difference.Owner.Length == 0 ? 0 : Math.Max(0, Key(content, difference.Owner, 0));
        // Retired classes and migrations are listed at the end.
        var position = difference.Owner.Length == 0
            ? content.LastIndexOf(Quoted(difference.Name), StringComparison.Ordinal)
            : difference.Name.Length == 0 ? owner : content.IndexOf(Quoted(difference.Name), owner, StringComparison.Ordinal);
        var length = Quoted(difference.Name.Length > 0 ? difference.Name : difference.Owner).Length;
        return position < 0 ? At(path, text, default) : At(path, text, new TextSpan(position, length));
    }

    /// <summary>A line of the file, from 1 on.</summary>
    public static Location Line(int line, string path, SourceText text) =>
        At(path, text, text.Lines[Math.Min(Math.Max(line, 1), text.Lines.Count) - 1].Span);

    // The name may be said before of what derives from it; its own entry is an object.
    static int Key(string content, string name, int start)
    {
        for (var position = content.IndexOf(Quoted(name), start, StringComparison.Ordinal); position >= 0;)
        {
            var next = position + name.Length + 2;
            while (next < content.Length && char.IsWhiteSpace(content[next]))
            {
                next++;
            }

            if (next < content.Length && content[next] == ':')
            {
                return position;
            }

            position = content.IndexOf(Quoted(name), position + 1, StringComparison.Ordinal);
        }

        return -1;
    }

    static string Quoted(string name) => $"\"{name}\"";

    static Location At(string path, SourceText text, TextSpan span) => Location.Create(path, span, text.Lines.GetLinePositionSpan(span));
}
