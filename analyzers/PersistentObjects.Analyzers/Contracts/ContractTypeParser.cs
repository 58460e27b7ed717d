namespace PersistentObjects.Analyzers.Contracts;

/// <summary>
/// Takes the types of a contract apart. Its text is written by the generator and merged by people: what is not as it should
/// be is no type, and nothing is said of it.
/// </summary>
sealed class ContractTypeParser
{
    const int MaxDepth = 64;

    readonly string _text;
    int _position;
    int _depth;

    ContractTypeParser(string text) => _text = text;

    /// <summary>Null for what is no type.</summary>
    public static ContractType? Parse(string text)
    {
        var parser = new ContractTypeParser(text);
        return parser.Type() is { } type && parser._position == text.Length ? type : null;
    }

    ContractType? Type()
    {
        if (_depth == MaxDepth)
        {
            return null;
        }

        _depth++;
        var type = Plain();
        _depth--;
        return type is not null && Take("?") ? type with { AllowsNull = true } : type;
    }

    ContractType? Plain()
    {
        if (Take("("))
        {
            return Composed(ContractType.Tuple, ')');
        }

        var word = Word();
        switch (word)
        {
            case ContractType.Enum when Take(" "):
                var name = Name();
                return name.Length > 0 && Take(" : ") && Word() is { Length: > 0 } underlying ? new(word, name, underlying, [], false) : null;
            case ContractType.Reference or ContractType.Structure or ContractType.Record or "codec" or "memorypack" when Take(" "):
                return Name() is { Length: > 0 } named ? new(word, named, "", [], false) : null;
            case "":
                return null;
            default:
                return Take("<") ? Composed(word, '>') : new(word, "", "", [], false);
        }
    }

    ContractType? Composed(string kind, char closing)
    {
        var parts = new List<ContractType>();
        do
        {
            if (Type() is not { } part)
            {
                return null;
            }

            parts.Add(part);
        }
        while (Take(", "));
        return Take(closing.ToString()) ? new(kind, "", "", parts, false) : null;
    }

    // With type arguments, in which commas, brackets and question marks belong to the name.
    string Name()
    {
        var start = _position;
        var nesting = 0;
        for (; _position < _text.Length; _position++)
        {
            var c = _text[_position];
            if (c is '<' or '(' or '[')
            {
                nesting++;
            }
            else if (c is '>' or ')' or ']' && --nesting < 0)
            {
                break;
            }
            else if (nesting == 0 && !IsInWord(c) && c is not ('>' or ')' or ']'))
            {
                break;
            }
        }

        return _text.Substring(start, _position - start);
    }

    string Word()
    {
        var start = _position;
        while (_position < _text.Length && IsInWord(_text[_position]))
        {
            _position++;
        }

        return _text.Substring(start, _position - start);
    }

    bool Take(string expected)
    {
        if (string.CompareOrdinal(_text, _position, expected, 0, expected.Length) != 0)
        {
            return false;
        }

        _position += expected.Length;
        return true;
    }

    public static bool IsInWord(char c) => !char.IsWhiteSpace(c) && "<>(){}[]?,:;\"'\\".IndexOf(c) < 0;
}
