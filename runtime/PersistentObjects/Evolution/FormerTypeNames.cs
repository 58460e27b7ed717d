using System.Text;

namespace PersistentObjects.Evolution;

/// <summary>
/// Former names of types, without type arguments, and those of today. A name has its arguments behind any of its parts,
/// <c>Shop.Outer&lt;Shop.Old>+Inner</c>, and they are names, too.
/// </summary>
sealed class FormerTypeNames
{
    const int MaxDepth = 64;

    readonly Dictionary<string, string> _today = [];

    internal bool IsEmpty => _today.Count == 0;

    internal void Add(string former, string today) => _today.TryAdd(former, today);

    internal string Today(string name)
    {
        if (IsEmpty || !IsName(name)) return name;
        var bare = new StringBuilder();
        // Arguments, their number, and array brackets, and behind how many plus signs they stand.
        var suffixes = new List<(int Outer, string Text)>();
        var outer = 0;
        for (var i = 0; i < name.Length; i++)
        {
            if (name[i] is '<' or '[' or '`')
            {
                var end = EndOf(name, i);
                suffixes.Add((outer, name[i] == '<' ? $"<{Arguments(name[(i + 1)..end])}>" : name[i..(end + 1)]));
                i = end;
                continue;
            }
            if (name[i] == '+') outer++;
            bare.Append(name[i]);
        }
        var parts = TodayWithoutArguments(bare.ToString()).Split('+');
        // A type that has moved into another one, or out of it, has its arguments behind its own name.
        var moved = parts.Length - 1 - outer;
        foreach (var (position, text) in suffixes)
        {
            if (position + moved < 0) return name;
            parts[position + moved] += text;
        }
        return string.Join('+', parts);
    }

    internal static string WithoutArguments(string name)
    {
        if (!IsName(name)) return name;
        var bare = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            if (name[i] is '<' or '[' or '`') i = EndOf(name, i);
            else bare.Append(name[i]);
        }
        return bare.ToString();
    }

    /// <summary>A type inside of one that was called differently was, too.</summary>
    string TodayWithoutArguments(string name)
    {
        for (var end = name.Length; end > 0; end = name.LastIndexOf('+', end - 1))
        {
            if (_today.TryGetValue(name[..end], out var today)) return today + name[end..];
        }
        return name;
    }

    string Arguments(string text)
    {
        var all = new StringBuilder();
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && text[i] is '<' or '[' or '(') i = EndOf(text, i);
            else if (i == text.Length || text[i] == ',')
            {
                all.Append(Argument(text[start..i].TrimStart(' ')));
                if (i < text.Length) all.Append(", ");
                start = i + 1;
            }
        }
        return all.ToString();
    }

    string Argument(string text)
    {
        if (text.EndsWith('?')) return Argument(text[..^1]) + "?";
        return text.StartsWith('(') ? $"({Arguments(text[1..^1])})" : Today(text);
    }

    /// <summary>Names of classes come from a file as they are: brackets that do not match are no name, nor are they without end.</summary>
    static bool IsName(string name)
    {
        var depth = 0;
        foreach (var c in name)
        {
            if (c is '<' or '[' or '(' && ++depth > MaxDepth) return false;
            if (c is '>' or ']' or ')' && --depth < 0) return false;
        }
        return depth == 0;
    }

    /// <summary>The bracket that closes the one there, or the last digit of a number of type parameters.</summary>
    static int EndOf(string text, int start)
    {
        if (text[start] == '`') return text.AsSpan(start + 1).IndexOfAnyExceptInRange('0', '9') is var length and >= 0 ? start + length : text.Length - 1;
        var depth = 0;
        for (var i = start; ; i++)
        {
            if (text[i] is '<' or '[' or '(') depth++;
            else if (text[i] is '>' or ']' or ')' && --depth == 0) return i;
        }
    }
}
