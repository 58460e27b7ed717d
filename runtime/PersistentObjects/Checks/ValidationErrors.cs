using PersistentObjects.Checks;

namespace PersistentObjects;

/// <summary>Takes what is wrong with an object, in <c>partial void OnValidating(ValidationErrors errors)</c> of its class.</summary>
/// <remarks>
/// <code>
/// [Persistent]
/// public partial class Meeting
/// {
///     public partial DateTime Start { get; set; }
///     public partial DateTime End { get; set; }
///
///     partial void OnValidating(ValidationErrors errors)
///     {
///         if (End &lt; Start) errors.Add("A meeting ends after it has started.", nameof(Start), nameof(End));
///     }
/// }
/// </code>
/// The method is called at the end of each write transaction that has added or changed the object, before anything is logged, on
/// the thread of the transaction. It sees everything as the transaction leaves it, and may read whatever it likes but change
/// nothing. Valid only during the call.
/// </remarks>
public sealed class ValidationErrors
{
    readonly FailureList _failures;
    readonly PersistentObject _object;
    readonly string _rule;

    internal ValidationErrors(FailureList failures, PersistentObject o, string rule)
        => (_failures, _object, _rule) = (failures, o, rule);

    /// <summary>Adds an error; the transaction will be rolled back with an <see cref="ObjectValidationException"/> that has all of them.</summary>
    /// <param name="message">What is wrong, for people.</param>
    /// <param name="properties">The names of the properties that it is about, whose values the exception prints; may be none.</param>
    public void Add(string message, params ReadOnlySpan<string> properties)
    {
        ArgumentException.ThrowIfNullOrEmpty(message);
        _failures.Add(_object, properties.ToArray(), _rule, message);
    }
}
