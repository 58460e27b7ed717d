namespace PersistentObjects.Analyzers.Contracts;

/// <summary>What can be read off the full names in a contract.</summary>
static class ContractNames
{
    /// <summary>The name of a class as it is defined: of <c>Shop.Entity&lt;int32></c>, <c>Shop.Entity`1</c>.</summary>
    public static string Definition(string name)
    {
        var start = name.IndexOf('<');
        if (start < 0)
        {
            return name;
        }

        var (nesting, count) = (0, 1);
        foreach (var c in name.Substring(start))
        {
            nesting += c is '<' or '(' or '[' ? 1 : c is '>' or ')' or ']' ? -1 : 0;
            count += c == ',' && nesting == 1 ? 1 : 0;
        }

        return $"{name.Substring(0, start)}`{count}";
    }

    /// <summary>The name without the number of type parameters, as it stands in the names of types.</summary>
    public static string WithoutArity(string name) => name.IndexOf('`') is >= 0 and var end ? name.Substring(0, end) : name;

    /// <summary>The last part, which is what messages say.</summary>
    public static string Short(string name)
    {
        var plain = WithoutArity(name);
        return plain.Substring(plain.LastIndexOfAny(['.', '+']) + 1);
    }

    /// <summary>
    /// What an attribute has to say of a former name: no more than the last part, if namespace and outer types are the same.
    /// </summary>
    public static string Former(string former, string today)
    {
        var name = WithoutArity(former);
        return Outside(former) == Outside(today) ? Short(former) : name.IndexOfAny(['.', '+']) < 0 ? "global::" + name : name;
    }

    /// <summary>A text in which every name that is known is replaced.</summary>
    public static string Replace(string text, IReadOnlyDictionary<string, string> names) =>
        string.Concat(Words(text).Select(word => names.TryGetValue(word, out var name) ? name : word));

    // Words, and the single characters between them.
    static IEnumerable<string> Words(string text)
    {
        for (var i = 0; i < text.Length;)
        {
            var length = 0;
            while (i + length < text.Length && ContractTypeParser.IsInWord(text[i + length]))
            {
                length++;
            }

            yield return text.Substring(i, Math.Max(length, 1));
            i += Math.Max(length, 1);
        }
    }

    static string Outside(string name) => name.Substring(0, name.Length - name.Substring(name.LastIndexOfAny(['.', '+']) + 1).Length);
}
