namespace PersistentObjects;

/// <summary>A rule that a value, or an object as a whole, breaks.</summary>
public sealed class ValidationFailure
{
    internal ValidationFailure(PersistentObject o, IReadOnlyList<string> properties, string? value, string rule, string message)
    {
        Object = o;
        Id = new ObjectId(o.IdValue);
        ClassName = o.GetType().FullName!;
        Properties = properties;
        Value = value;
        Rule = rule;
        Message = message;
    }

    /// <summary>The object. What was to be added, or was added by the transaction that is rolled back, is detached.</summary>
    public PersistentObject Object { get; }

    /// <summary>The id of the object, 0 when it is not in a store yet. That of an object which the transaction adds is taken back with it.</summary>
    public ObjectId Id { get; }

    /// <summary>The full name of the object's class.</summary>
    public string ClassName { get; }

    /// <summary>The properties that break the rule; none, when a rule about the whole object names none.</summary>
    public IReadOnlyList<string> Properties { get; }

    /// <summary>The refused value for people, shortened when it is long; null when there are no properties.</summary>
    public string? Value { get; }

    /// <summary>The name of the rule: that of the attribute without "Attribute", or of the method that checks the object.</summary>
    public string Rule { get; }

    /// <summary>What the rule says, in the words of the attribute or of the method.</summary>
    public string Message { get; }

    /// <summary>All of it in one sentence: <c>Account#3.Balance = -5 breaks Range: The field Balance must be between 0 and 100.</c></summary>
    public override string ToString()
    {
        var type = Object.GetType().Name;
        var name = Id.Value > 0 ? $"{type}#{Id}" : $"{type} (not added)";
        return Properties.Count switch
        {
            0 => $"{name} breaks {Rule}: {Message}",
            1 => $"{name}.{Properties[0]} = {Value} breaks {Rule}: {Message}",
            _ => $"{name} with {Value} breaks {Rule}: {Message}",
        };
    }
}
