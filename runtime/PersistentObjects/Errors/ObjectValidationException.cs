namespace PersistentObjects;

/// <summary>
/// Values, or objects as a whole, break rules of their classes: attributes such as <c>[Range]</c>, <c>IValidatableObject</c> or
/// <c>OnValidating</c>. Nothing of what was refused was logged.
/// </summary>
/// <remarks>
/// Thrown by a setter, which has changed nothing then and leaves an enclosing transaction as it was; by what adds objects,
/// likewise; or at the end of a write transaction, which is rolled back.
/// </remarks>
public sealed class ObjectValidationException : PersistentStoreException
{
    internal ObjectValidationException(IReadOnlyList<ValidationFailure> failures)
        : base(Describe(failures))
        => Failures = failures;

    /// <summary>All rules that are broken: by the value that was set, by all objects to be added, or by all that the transaction has added or changed.</summary>
    public IReadOnlyList<ValidationFailure> Failures { get; }

    static string Describe(IReadOnlyList<ValidationFailure> failures) => failures.Count == 1
        ? $"{failures[0]} Nothing was changed by what is refused here."
        : $"{failures.Count} rules are broken. Nothing was changed by what is refused here:" + Environment.NewLine
            + string.Join(Environment.NewLine, failures.Select(failure => $"- {failure}"));
}
