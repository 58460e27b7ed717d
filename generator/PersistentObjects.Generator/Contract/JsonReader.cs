using System.Text;

namespace PersistentObjects.Generator.Contract;

/// <summary>A value of JSON and the line on which it begins.</summary>
/// <param name="Line">From 1 on.</param>
/// <param name="Kind">What it is: <c>{</c>, <c>[</c>, <c>"</c>, or <c>a</c> for a word or number.</param>
/// <param name="Text">The text, word or number.</param>
/// <param name="Items">The values of an object or array.</param>
/// <param name="Names">The names of an object's values.</param>
sealed record JsonValue(int Line, char Kind, string Text, IReadOnlyList<JsonValue> Items, IReadOnlyList<string> Names);

/// <summary>
/// Reads JSON and knows the lines, which a person who has merged two versions of a file by hand needs to be told.
/// </summary>
sealed class JsonReader(string text)
{
    const int MaximumDepth = 16;
    const string ConflictMarkers = "<=>|";

    int _position;
    int _line = 1;

    public static JsonValue Read(string text)
    {
        var reader = new JsonReader(text);
        var value = reader.ReadValue(depth: 0);
        reader.SkipWhiteSpace();
        return reader.IsAtEnd ? value : throw reader.Unexpected("nothing more");
    }

    bool IsAtEnd => _position == text.Length;

    char Next => IsAtEnd ? '\0' : text[_position];

    JsonValue ReadValue(int depth)
    {
        SkipWhiteSpace();
        var line = _line;
        return Next switch
        {
            '{' or '[' when depth == MaximumDepth => throw new ContractFormatException(line, "values are nested too deep"),
            '{' => ReadObject(line, depth),
            '[' => ReadArray(line, depth),
            '"' => new JsonValue(line, '"', ReadString(), [], []),
            _ => new JsonValue(line, 'a', ReadWord(), [], []),
        };
    }

    JsonValue ReadObject(int line, int depth)
    {
        var items = new List<JsonValue>();
        var names = new List<string>();
        var known = new HashSet<string>();
        ReadAll('}', () =>
        {
            var name = Next == '"' ? ReadString() : throw Unexpected("a name in quotation marks");
            if (!known.Add(name))
            {
                throw new ContractFormatException(_line, $"'{name}' is there twice");
            }

            names.Add(name);
            SkipWhiteSpace();
            Expect(':');
            items.Add(ReadValue(depth + 1));
        });
        return new JsonValue(line, '{', "", items, names);
    }

    JsonValue ReadArray(int line, int depth)
    {
        var items = new List<JsonValue>();
        ReadAll(']', () => items.Add(ReadValue(depth + 1)));
        return new JsonValue(line, '[', "", items, []);
    }

    void ReadAll(char end, Action readOne)
    {
        _position++;
        SkipWhiteSpace();
        if (Next == end)
        {
            _position++;
            return;
        }

        while (true)
        {
            SkipWhiteSpace();
            readOne();
            SkipWhiteSpace();
            if (Next == end)
            {
                _position++;
                return;
            }

            if (Next != ',')
            {
                throw Unexpected($"',' or '{end}'");
            }

            _position++;
        }
    }

    string ReadWord()
    {
        var start = _position;
        while (char.IsLetterOrDigit(Next) || Next is '-' or '+' or '.')
        {
            _position++;
        }

        return _position > start ? text.Substring(start, _position - start) : throw Unexpected("a value");
    }

    string ReadString()
    {
        var value = new StringBuilder();
        _position++;
        while (Next != '"')
        {
            if (IsAtEnd || Next is '\n' or '\r')
            {
                throw Unexpected("the end of a text in quotation marks");
            }

            value.Append(Next switch
            {
                '\\' => ReadEscape(),
                '%' => ReadEncoded(),
                var c => c,
            });
            _position++;
        }

        _position++;
        return value.ToString();
    }

    char ReadEscape()
    {
        _position++;
        switch (Next)
        {
            case '"' or '\\' or '/': return Next;
            case 'b': return '\b';
            case 'f': return '\f';
            case 'n': return '\n';
            case 'r': return '\r';
            case 't': return '\t';
            case 'u': return ReadDigits(4);
            default: throw Unexpected("an escaped character");
        }
    }

    // How the writer spells what is no plain character: %22 or %uD83D.
    char ReadEncoded()
    {
        if (_position + 1 < text.Length && text[_position + 1] == 'u')
        {
            _position++;
            return ReadDigits(4);
        }

        return ReadDigits(2);
    }

    char ReadDigits(int count)
    {
        if (_position + count < text.Length
            && ushort.TryParse(text.Substring(_position + 1, count), System.Globalization.NumberStyles.AllowHexSpecifier, null, out var unit))
        {
            _position += count;
            return (char)unit;
        }

        throw Unexpected("an escaped character");
    }

    void Expect(char expected)
    {
        if (Next != expected)
        {
            throw Unexpected($"'{expected}'");
        }

        _position++;
    }

    void SkipWhiteSpace()
    {
        while (Next is ' ' or '\t' or '\r' or '\n' or '\uFEFF')
        {
            _line += Next == '\n' ? 1 : 0;
            _position++;
        }
    }

    ContractFormatException Unexpected(string expected) =>
        new(
            _line,
            IsAtEnd ? $"the file ends where {expected} is expected"
            : ConflictMarkers.IndexOf(Next) >= 0 ? "a conflict of a merge was left unresolved"
            : $"'{Next}' stands where {expected} is expected");
}
