using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PersistentObjects.Analyzers.Semantics;

/// <summary>Operations as the rules look at them.</summary>
static class Operations
{
    /// <summary>The kinds of operations that assign something.</summary>
    public static readonly OperationKind[] Assignments =
    [
        OperationKind.SimpleAssignment,
        OperationKind.CompoundAssignment,
        OperationKind.CoalesceAssignment,
        OperationKind.Increment,
        OperationKind.Decrement,
    ];

    /// <summary>What an operation assigns; null where it assigns nothing.</summary>
    public static IOperation? Assigned(IOperation operation) => operation switch
    {
        IAssignmentOperation assignment => assignment.Target,
        IIncrementOrDecrementOperation step => step.Target,
        _ => null,
    };

    /// <summary>The operation without the conversions and parentheses around it.</summary>
    public static IOperation Unwrap(IOperation operation) => operation switch
    {
        IDelegateCreationOperation creation => Unwrap(creation.Target),
        IConversionOperation conversion => Unwrap(conversion.Operand),
        IParenthesizedOperation parentheses => Unwrap(parentheses.Operand),
        _ => operation,
    };

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
