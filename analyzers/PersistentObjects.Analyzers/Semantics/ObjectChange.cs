using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PersistentObjects.Analyzers.Semantics;

/// <summary>A change of a persistent object: a setter, or what changes a collection that is a part of it.</summary>
/// <param name="Place">What is changed, as it is written there.</param>
/// <param name="Property">The persistent property that has another value then.</param>
/// <param name="Instance">The object.</param>
sealed record ObjectChange(IOperation Place, IPropertySymbol Property, IOperation Instance)
{
    /// <summary>The kinds of operations that may be changes.</summary>
    public static readonly OperationKind[] Kinds = [.. Operations.Assignments, OperationKind.Invocation];

    /// <summary>What an operation changes, which it may read before; null where it changes no object.</summary>
    public static ObjectChange? By(IOperation operation, PersistentSymbols symbols) =>
        Operations.Assigned(operation) is { } target ? To(target, symbols)
        : operation is IInvocationOperation call && CollectionChanges.Changed(call) is { } collection ? Of(collection, symbols)
        : null;

    /// <summary>The values that a change is given: what is assigned or passed, keys and positions included.</summary>
    public static IEnumerable<IOperation> Given(IOperation operation) => operation switch
    {
        IInvocationOperation call => call.Arguments.Select(argument => argument.Value),
        IAssignmentOperation { Target: IPropertyReferenceOperation target } assignment =>
            target.Arguments.Select(argument => argument.Value).Append(assignment.Value),
        IAssignmentOperation assignment => [assignment.Value],
        _ => [],
    };

    static ObjectChange? To(IOperation target, PersistentSymbols symbols) =>
        CollectionChanges.Indexed(target) is { } collection ? Of(collection, symbols)
        : target is IPropertyReferenceOperation { Instance: { } instance, Property: { SetMethod.IsInitOnly: false } property }
            && symbols.IsPersistentProperty(property)
                ? new(target, property, instance)
                : null;

    static ObjectChange? Of(IOperation collection, PersistentSymbols symbols) =>
        CollectionChanges.Property(collection) is { Instance: { } instance, Property: var property } && symbols.IsPersistentProperty(property)
            ? new(collection, property, instance)
            : null;
}
