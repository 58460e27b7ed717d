using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PersistentObjects.Analyzers.Semantics;

/// <summary>Which operations set a property of a persistent object.</summary>
static class ObjectSetters
{
    /// <summary>The kinds of operations that may be setters.</summary>
    public static readonly OperationKind[] Kinds =
    [
        OperationKind.SimpleAssignment,
        OperationKind.CompoundAssignment,
        OperationKind.CoalesceAssignment,
        OperationKind.Increment,
        OperationKind.Decrement,
    ];

    /// <summary>The persistent property that an operation sets, which it may read before.</summary>
    public static IPropertyReferenceOperation? Target(IOperation operation, PersistentSymbols symbols) =>
        (operation switch
        {
            IAssignmentOperation assignment => assignment.Target,
            IIncrementOrDecrementOperation increment => increment.Target,
            _ => null,
        }) is IPropertyReferenceOperation { Instance: not null, Property.SetMethod.IsInitOnly: false } target
        && symbols.IsPersistentProperty(target.Property)
            ? target
            : null;

    /// <summary>All operations inside another one, nested functions left out.</summary>
    public static IEnumerable<IOperation> StraightLine(IOperation operation)
    {
        yield return operation;
        foreach (var child in operation.ChildOperations)
        {
            if (child is not (IAnonymousFunctionOperation or ILocalFunctionOperation))
            {
                foreach (var inner in StraightLine(child))
                {
                    yield return inner;
                }
            }
        }
    }
}
