using System.Text;

namespace PersistentObjects.Generator.Contract;

/// <summary>Writes JSON in a layout of its own: each entry on a line, or a small object on one line.</summary>
/// <param name="depth">How many objects and arrays are open around what is written.</param>
sealed class JsonWriter(int depth = 0)
{
    readonly StringBuilder _text = new();
    int _depth = depth;
    bool _isLine;
    bool _isFirst = true;

    /// <summary>What was written.</summary>
    public string ToText() => _text.ToString();

    /// <summary>Opens an object whose entries stand on lines of their own, until the result is disposed.</summary>
    public Scope Object(string? name) => Open(name, "{", "}", isLine: false);

    /// <summary>Opens an object on one line, until the result is disposed.</summary>
    public Scope Line(string name) => Open(name, "{ ", " }", isLine: true);

    /// <summary>Opens an array whose items stand on lines of their own, until the result is disposed.</summary>
    public Scope Array(string name) => Open(name, "[", "]", isLine: false);

    /// <summary>A text; nothing for null.</summary>
    public void Text(string? name, string? value)
    {
        if (value is not null)
        {
            Begin(name);
            _text.Append(Quoted(value));
        }
    }

    /// <summary>An entry that another writer has written, as deep as this one is now.</summary>
    public void Written(string entry)
    {
        _text.Append(_isFirst ? "" : ",").Append(entry);
        _isFirst = false;
    }

    /// <summary>A number, in digits.</summary>
    public void Number(string name, string digits)
    {
        Begin(name);
        _text.Append(digits);
    }

    /// <summary>A flag; nothing when it is not set.</summary>
    public void Flag(string name, bool value)
    {
        if (value)
        {
            Begin(name);
            _text.Append("true");
        }
    }

    /// <summary>A list on one line; nothing when it is empty.</summary>
    public void List(string name, IReadOnlyCollection<string> items)
    {
        if (items.Count > 0)
        {
            Begin(name);
            _text.Append('[').Append(string.Join(", ", items.Select(Quoted))).Append(']');
        }
    }

    Scope Open(string? name, string begin, string end, bool isLine)
    {
        Begin(name);
        _text.Append(begin);
        _depth++;
        (_isFirst, _isLine) = (true, isLine);
        return new Scope(this, end);
    }

    void Close(string end)
    {
        _depth--;
        if (!_isLine && !_isFirst)
        {
            NewLine();
        }

        _text.Append(end);
        (_isFirst, _isLine) = (false, false); // No line is within another.
    }

    void Begin(string? name)
    {
        if (!_isFirst)
        {
            _text.Append(_isLine ? ", " : ",");
        }

        if (!_isLine && _depth > 0)
        {
            NewLine();
        }

        if (name is not null)
        {
            _text.Append(Quoted(name)).Append(": ");
        }

        _isFirst = false;
    }

    void NewLine() => _text.Append('\n').Append(' ', 2 * _depth);

    /// <summary>
    /// What is no plain character is encoded as in addresses, <c>%22</c>, and so is the slash behind an asterisk. The text
    /// stands in a comment of C#, which it must not end, and goes through a build tool that takes backslashes for slashes.
    /// </summary>
    static string Quoted(string value)
    {
        var quoted = new StringBuilder("\"");
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            _ = c switch
            {
                '"' or '\\' or '%' => Encode(c),
                '/' when i > 0 && value[i - 1] == '*' => Encode(c),
                _ when char.IsControl(c) || char.IsSurrogate(c) || c is '\u2028' or '\u2029' or '\uFEFF' => Encode(c),
                _ => quoted.Append(c),
            };
        }

        return quoted.Append('"').ToString();

        StringBuilder Encode(char c) => quoted.Append(c < 256 ? $"%{(int)c:X2}" : $"%u{(int)c:X4}");
    }

    /// <summary>What is open; disposing it closes it.</summary>
    public readonly ref struct Scope(JsonWriter writer, string end)
    {
        public void Dispose() => writer.Close(end);
    }
}
