using System.ComponentModel;
using PersistentObjects.Checks;

namespace PersistentObjects.CompilerServices;

/// <summary>The rules of a property.</summary>
/// <typeparam name="T">The type of the property.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PropertyRules<T>
{
    readonly Func<string>? _displayName;
    readonly PropertyRule<T>[] _ofValue;
    readonly PropertyRule<T>[] _atEnd;

    /// <summary>Describes the rules.</summary>
    /// <param name="displayName">The name of the property for messages, null for its own name.</param>
    /// <param name="rules">The rules.</param>
    public PropertyRules(Func<string>? displayName, params PropertyRule<T>[] rules)
    {
        _displayName = displayName;
        _ofValue = [.. rules.Where(rule => !rule.AtEnd)];
        _atEnd = [.. rules.Where(rule => rule.AtEnd)];
    }

    internal bool HasRulesOfValue => _ofValue.Length > 0;

    internal bool HasRulesAtEnd => _atEnd.Length > 0;

    /// <summary>For a setter. Called without any lock, and allocates nothing when the value is good.</summary>
    /// <exception cref="ObjectValidationException">The value breaks rules, which it has all.</exception>
    internal void Require(PersistentObject o, string property, T value)
    {
        FailureList? failures = null;
        foreach (var rule in _ofValue)
        {
            if (rule.Break(o, property, value, _displayName) is { } message) (failures ??= new()).Add(o, property, value, rule.Name, message);
        }
        failures?.ThrowIfAny();
    }

    /// <summary>For an object that is to be added.</summary>
    internal void Check(PersistentObject o, string property, T value, FailureList failures)
    {
        foreach (var rule in _ofValue)
        {
            if (rule.Break(o, property, value, _displayName) is { } message) failures.Add(o, property, value, rule.Name, message);
        }
    }

    /// <summary>For an object that a transaction has added or changed.</summary>
    internal void CheckAtEnd(PersistentObject o, string property, T value, FailureList failures)
    {
        foreach (var rule in _atEnd)
        {
            if (rule.Break(o, property, value, _displayName) is { } message) failures.Add(o, [property], rule.Name, message);
        }
    }
}
