using PersistentObjects.Generator.Model;

namespace PersistentObjects.Generator.Contract;

/// <summary>The entries of an object of JSON, which are taken by name.</summary>
sealed class JsonEntries
{
    readonly JsonValue _value;
    readonly HashSet<string> _taken = [];

    public JsonEntries(JsonValue value) =>
        _value = value.Kind == '{' ? value : throw new ContractFormatException(value.Line, "an object in braces is expected here");

    /// <summary>A text, null when it is not there.</summary>
    public string? Text(string name) => Take(name) is { } value ? Text(value) : null;

    /// <summary>A text that must be there.</summary>
    public string RequiredText(string name) => Text(name) ?? throw Missing(name);

    /// <summary>A whole number that must be there, in digits.</summary>
    public string Number(string name) => Take(name) is { } value ? Number(value) : throw Missing(name);

    /// <inheritdoc cref="Number(string)"/>
    public static string Number(JsonValue value) =>
        value.Kind == 'a' && value.Text.TrimStart('-') is { Length: > 0 } digits && value.Text.Length - digits.Length <= 1 && digits.All(digit => digit is >= '0' and <= '9')
            ? value.Text
            : throw new ContractFormatException(value.Line, "a whole number is expected here");

    /// <summary>A flag, false when it is not there.</summary>
    public bool Flag(string name) => Take(name) switch
    {
        null => false,
        { Kind: 'a', Text: "true" } => true,
        { Kind: 'a', Text: "false" } => false,
        var value => throw new ContractFormatException(value.Line, $"'{name}' is true or false"),
    };

    /// <summary>A list of texts, empty when it is not there.</summary>
    public EquatableArray<string> List(string name, bool isSorted)
    {
        if (Take(name) is not { } value)
        {
            return default;
        }

        var texts = value.Kind == '['
            ? value.Items.Select(Text)
            : throw new ContractFormatException(value.Line, $"'{name}' is a list in brackets");
        return (isSorted ? texts.Distinct().OrderBy(text => text, StringComparer.Ordinal) : texts).ToEquatableArray();
    }

    /// <summary>The entries of an object, none when it is not there.</summary>
    public IEnumerable<(string Name, JsonValue Value)> All(string name) =>
        Take(name) is not { } value ? []
        : value.Kind == '{' ? value.Names.Zip(value.Items, (entry, item) => (entry, item))
        : throw new ContractFormatException(value.Line, $"'{name}' is an object in braces");

    /// <summary>Refuses entries that nobody has asked for.</summary>
    public void RequireNothingElse()
    {
        for (var i = 0; i < _value.Names.Count; i++)
        {
            if (!_taken.Contains(_value.Names[i]))
            {
                throw new ContractFormatException(_value.Items[i].Line, $"'{_value.Names[i]}' has no meaning here");
            }
        }
    }

    static string Text(JsonValue value) =>
        value.Kind == '"' ? value.Text : throw new ContractFormatException(value.Line, "a text in quotation marks is expected here");

    JsonValue? Take(string name)
    {
        _taken.Add(name);
        for (var i = 0; i < _value.Names.Count; i++)
        {
            if (_value.Names[i] == name)
            {
                return _value.Items[i];
            }
        }

        return null;
    }

    ContractFormatException Missing(string name) => new(_value.Line, $"'{name}' is missing");
}
