namespace PersistentObjects.Tests.Evolution;

/// <summary>The names of a random type, and of one into which all of its values go, but for null.</summary>
sealed class RandomTypePair
{
    const int MaxDepth = 4;

    /// <summary>Written down apart from the code that it tests.</summary>
    static readonly Dictionary<string, string[]> Wider = new()
    {
        ["int8"] = ["int16", "int32", "int64", "int128", "bigint", "float16", "float32", "float64", "decimal"],
        ["int16"] = ["int32", "int64", "int128", "bigint", "float32", "float64", "decimal"],
        ["int32"] = ["int64", "int128", "bigint", "float64", "decimal"],
        ["int64"] = ["int128", "bigint", "decimal"],
        ["int128"] = ["bigint"],
        ["uint8"] = ["int16", "int32", "int64", "uint16", "uint32", "uint64", "int128", "uint128", "bigint", "float16", "float32", "float64", "decimal"],
        ["uint16"] = ["int32", "int64", "uint32", "uint64", "int128", "uint128", "bigint", "float32", "float64", "decimal"],
        ["char"] = ["uint16", "int32", "int64", "uint32", "uint64", "int128", "uint128", "bigint", "float32", "float64", "decimal"],
        ["uint32"] = ["int64", "uint64", "int128", "uint128", "bigint", "float64", "decimal"],
        ["uint64"] = ["int128", "uint128", "bigint", "decimal"],
        ["uint128"] = ["bigint"],
        ["float16"] = ["float32", "float64"],
        ["float32"] = ["float64"],
        ["bigint"] = [],
        ["float64"] = [],
        ["string"] = [],
        ["bytes"] = [],
        ["guid"] = [],
        ["bool"] = [],
        ["version"] = [],
        ["blob"] = [],
        ["codec C"] = [],
        ["ref C"] = ["ref D"],
    };

    static readonly string[] Added = ["int32", "guid", "string?", "(decimal, bool)?", "list<int32>?", "enum F : int8", "bigint", "struct D{X: float64, Y: bytes}"];

    readonly Random _random;
    readonly Stack<string> _enclosing = [];
    int _names;

    internal RandomTypePair(Random random)
    {
        _random = random;
        (Stored, Today) = random.Next(4) == 0 ? Changing() : Type(0);
    }

    internal string Stored { get; }

    internal string Today { get; }

    bool Chance(int percent) => _random.Next(100) < percent;

    (string, string) Changing()
    {
        var (kind, today) = _random.Next(5) switch
        {
            0 => ("plist", Chance(50) ? "plist" : Chance(50) ? "list" : "array"),
            1 => (Chance(50) ? "list" : "array", "plist"),
            2 => ("pset", Chance(50) ? "pset" : "set"),
            3 => ("set", "pset"),
            _ => (Chance(50) ? "map" : "pmap", "pmap"),
        };
        var content = kind.EndsWith("map") ? Two(1) : Type(1);
        var (stored, declared) = ($"{kind}<{content.Item1}>", $"{today}<{content.Item2}>");
        return (kind[0] != 'p' && Chance(30) ? stored + "?" : stored, today[0] != 'p' && Chance(30) ? declared + "?" : declared);
    }

    (string, string) Type(int depth)
    {
        if (_enclosing.Count > 0 && Chance(15))
        {
            // Inside of something that may be empty: a structure can't be a member of itself.
            var mention = "record " + _enclosing.ElementAt(_random.Next(_enclosing.Count));
            return Chance(50) ? ($"array<{mention}>", $"list<{mention}?>") : (mention + "?", mention + "?");
        }
        var (stored, today) = Unmarked(depth);
        return _random.Next(6) switch
        {
            0 => (stored + "?", today + "?"),
            1 => (stored, today + "?"),
            // Rarely, lest most values are refused.
            2 when Chance(30) => (stored + "?", today),
            _ => (stored, today),
        };
    }

    (string, string) Unmarked(int depth)
    {
        if (depth >= MaxDepth || Chance(30)) return Scalar();
        switch (_random.Next(7))
        {
            case 0:
                return Enumeration();
            case 1:
                var tuple = Two(depth + 1);
                return ($"({tuple.Item1})", $"({tuple.Item2})");
            case 2:
                return Around("set", "set", Type(depth + 1));
            case 3:
                return Around("map", "map", Two(depth + 1));
            case 4:
                return Around(Chance(50) ? "list" : "array", Chance(50) ? "list" : "array", Type(depth + 1));
            default:
                return Structure(depth);
        }
    }

    (string, string) Two(int depth)
    {
        var (a, b) = (Type(depth), Type(depth));
        return ($"{a.Item1}, {b.Item1}", $"{a.Item2}, {b.Item2}");
    }

    static (string, string) Around(string stored, string today, (string, string) content) => ($"{stored}<{content.Item1}>", $"{today}<{content.Item2}>");

    (string, string) Scalar()
    {
        var (stored, wider) = Wider.ElementAt(_random.Next(Wider.Count));
        return (stored, wider.Length > 0 && Chance(70) ? wider[_random.Next(wider.Length)] : stored);
    }

    (string, string) Enumeration()
    {
        string[] underlying = ["int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64"];
        var stored = underlying[_random.Next(underlying.Length)];
        var wider = Wider[stored].Intersect(underlying).Append(stored).ToArray();
        return ($"enum E : {stored}", $"enum E : {wider[_random.Next(wider.Length)]}");
    }

    (string, string) Structure(int depth)
    {
        var name = $"S{_names++}";
        var isRecursive = Chance(40);
        if (isRecursive) _enclosing.Push(name);
        var members = Enumerable.Range(0, 1 + _random.Next(3)).Select(i => (Name: $"M{i}", Type: Type(depth + 1))).ToList();
        if (isRecursive) _enclosing.Pop();
        var today = members.Select(member => $"{member.Name}: {member.Type.Item2}").ToList();
        for (var i = _random.Next(3); i > 0; i--) today.Insert(_random.Next(today.Count + 1), $"A{i}: {Added[_random.Next(Added.Length)]}");
        if (Chance(30)) today = [.. today.OrderBy(_ => _random.Next())];
        var (word, wordToday) = isRecursive ? ("record", "record") : (Keyword(), Keyword());
        return ($"{word} {name}{{{string.Join(", ", members.Select(member => $"{member.Name}: {member.Type.Item1}"))}}}", $"{wordToday} {name}{{{string.Join(", ", today)}}}");
    }

    string Keyword() => Chance(50) ? "record" : "struct";
}
