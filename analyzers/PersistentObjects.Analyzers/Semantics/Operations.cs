using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PersistentObjects.Analyzers.Semantics;

/// <summary>Ways through a tree of operations.</summary>
static class Operations
{
    /// <summary>
    /// The operation and all that it consists of, in the order of the source. Nested functions are left out, since nobody
    /// knows when they run.
    /// </summary>
    public static IEnumerable<IOperation> Within(IOperation operation)
    {
        yield return operation;
        foreach (var child in operation.ChildOperations)
        {
            if (child is not (IAnonymousFunctionOperation or ILocalFunctionOperation))
            {
                foreach (var inner in Within(child))
                {
                    yield return inner;
                }
            }
        }
    }

    /// <summary>The operation without the conversions and parentheses around it.</summary>
    public static IOperation Unwrap(IOperation operation) => operation switch
    {
        IDelegateCreationOperation creation => Unwrap(creation.Target),
        IConversionOperation conversion => Unwrap(conversion.Operand),
        IParenthesizedOperation parentheses => Unwrap(parentheses.Operand),
        _ => operation,
    };
}
