using PersistentObjects.Objects;

namespace PersistentObjects.Checks;

/// <summary>The failures that one exception will carry. Nothing is allocated for them until there is one.</summary>
sealed class FailureList
{
    List<ValidationFailure>? _failures;

    /// <summary>A value that breaks a rule.</summary>
    internal void Add(PersistentObject o, string property, object? value, string rule, string message)
        => Add(new ValidationFailure(o, [property], ValueText.Short(value), rule, message));

    /// <summary>An object that breaks a rule, with the values as the running transaction leaves them.</summary>
    internal void Add(PersistentObject o, IReadOnlyList<string> properties, string rule, string message)
        => Add(new ValidationFailure(o, properties, TextOf(o, properties), rule, message));

    /// <exception cref="ObjectValidationException">There are failures.</exception>
    internal void ThrowIfAny()
    {
        if (_failures is not null) throw new ObjectValidationException(_failures);
    }

    void Add(ValidationFailure failure) => (_failures ??= []).Add(failure);

    static string? TextOf(PersistentObject o, IReadOnlyList<string> names)
    {
        if (names.Count == 0 || o.Home is not { Model: var model } || o.Sidecar is not { HasKeys: true, Values: { } values }) return null;
        var texts = new List<string>();
        foreach (var name in names)
        {
            // A computed property, or no property at all: its value is not ours to ask for.
            if (Array.Find(model.Properties, property => property.Name == name) is not { } property) continue;
            texts.Add(names.Count == 1 ? property.TextIn(values) : $"{name} = {property.TextIn(values)}");
        }
        return texts.Count == 0 ? null : string.Join(", ", texts);
    }
}
