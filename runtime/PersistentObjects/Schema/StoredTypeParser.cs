namespace PersistentObjects.Schema;

/// <summary>
/// Reads the names of types, which come from a file: whatever is not written exactly as FORMAT.md says is refused, and
/// nesting has a limit, so that no name overflows the stack.
/// </summary>
ref struct StoredTypeParser
{
    const int MaxDepth = 64;

    readonly string _text;
    readonly List<(bool IsRecord, string Name)> _enclosing = [];
    int _position;
    int _depth;

    StoredTypeParser(string text) => _text = text;

    readonly ReadOnlySpan<char> Rest => _text.AsSpan(_position);

    internal static StoredType Parse(string text)
    {
        var parser = new StoredTypeParser(text);
        var type = parser.Changing() ?? parser.Type();
        return parser._position == text.Length ? type : throw parser.Refused("nothing more");
    }

    /// <summary>A collection that changes: no part of another type, and never null.</summary>
    StoredType? Changing()
    {
        if (Take("plist<")) return new StoredType.ChangingList(Last('>'));
        if (Take("pset<")) return new StoredType.ChangingSet(Last('>'));
        if (!Take("pmap<")) return null;
        var map = Map();
        return new StoredType.ChangingMap(map.Key, map.Value);
    }

    StoredType Type()
    {
        if (++_depth > MaxDepth) throw Refused($"at most {MaxDepth} levels");
        var type = Unmarked();
        _depth--;
        return Take("?") ? new StoredType.Nullable(type) : type;
    }

    StoredType Unmarked()
    {
        if (Take("(")) return new StoredType.Tuple(Separated(')'));
        if (Take("enum ")) return Enumeration();
        if (Take("ref ")) return new StoredType.Reference(Name());
        if (Take("struct ")) return Structure(isRecord: false);
        if (Take("record ")) return Structure(isRecord: true);
        if (Take("codec ")) return new StoredType.Opaque("codec", Name());
        if (Take("memorypack ")) return new StoredType.Opaque("memorypack", Name());
        if (Take("array<")) return new StoredType.Array(Last('>'));
        if (Take("list<")) return new StoredType.List(Last('>'));
        if (Take("set<")) return new StoredType.Set(Last('>'));
        if (Take("map<")) return Map();
        var word = Word();
        return StoredTypeNames.IsScalar(word) ? new StoredType.Scalar(word) : throw Refused("a type", word.Length);
    }

    StoredType.Enumeration Enumeration()
    {
        var name = Name();
        Expect(" : ");
        var underlying = Word();
        return StoredTypeNames.IsUnderlying(underlying)
            ? new StoredType.Enumeration(name, underlying)
            : throw Refused("a type of integers", underlying.Length);
    }

    StoredType.Map Map()
    {
        var key = Type();
        Expect(", ");
        return new StoredType.Map(key, Last('>'));
    }

    StoredType Structure(bool isRecord)
    {
        var name = Name();
        if (!Take("{"))
        {
            return _enclosing.Contains((isRecord, name.Text)) ? new StoredType.Mention(isRecord, name) : throw Refused("'{'");
        }
        _enclosing.Add((isRecord, name.Text));
        var members = new List<StoredMember>();
        while (!Take("}"))
        {
            if (members.Count > 0) Expect(", ");
            var member = Word();
            if (members.Exists(other => other.Name == member)) throw Refused("another name", member.Length);
            Expect(": ");
            members.Add(new StoredMember(member, Type()));
        }
        _enclosing.RemoveAt(_enclosing.Count - 1);
        return new StoredType.Structure(isRecord, name, members);
    }

    List<StoredType> Separated(char closing)
    {
        var types = new List<StoredType>();
        do types.Add(Type());
        while (Take(", "));
        Expect(closing.ToString());
        return types;
    }

    StoredType Last(char closing)
    {
        var type = Type();
        Expect(closing.ToString());
        return type;
    }

    /// <summary>Words, with type arguments in angle brackets behind any of them: <c>Shop.Outer&lt;int32>+Inner</c>.</summary>
    StoredName Name()
    {
        var start = _position;
        SkipName();
        return new StoredName(_text[start.._position]);
    }

    void SkipName()
    {
        do
        {
            Word();
            if (Take("<")) SkipArguments('>');
            while (Take("["))
            {
                while (Take(",")) { }
                Expect("]");
            }
        }
        while (_position < _text.Length && IsInWord(_text[_position]));
    }

    void SkipArguments(char closing)
    {
        if (++_depth > MaxDepth) throw Refused($"at most {MaxDepth} levels");
        do
        {
            if (Take("(")) SkipArguments(')');
            else SkipName();
            Take("?");
        }
        while (Take(", "));
        Expect(closing.ToString());
        _depth--;
    }

    string Word()
    {
        var length = 0;
        while (length < Rest.Length && IsInWord(Rest[length])) length++;
        if (length == 0) throw Refused("a name");
        var word = Rest[..length].ToString();
        _position += length;
        return word;
    }

    /// <summary>What identifiers of any language consist of, with dots, and <c>+</c> between nested types.</summary>
    static bool IsInWord(char c) => !char.IsWhiteSpace(c) && !char.IsControl(c) && !"<>(){}[]?,:;\"'\\".Contains(c);

    bool Take(string expected)
    {
        if (!Rest.StartsWith(expected)) return false;
        _position += expected.Length;
        return true;
    }

    void Expect(string expected)
    {
        if (!Take(expected)) throw Refused($"'{expected}'");
    }

    readonly RecordFormatException Refused(string expected, int back = 0)
        => new($"the type '{_text}', which has at character {_position - back + 1} something else than {expected}");
}
