using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PersistentObjects.Analyzers.Semantics;

/// <summary>What a local variable holds wherever it is used: its initializer, if nothing else is ever assigned.</summary>
static class SingleAssignment
{
    public static IOperation? Of(ILocalReferenceOperation reference)
    {
        IVariableDeclaratorOperation? declarator = null;
        foreach (var operation in Root(reference).Descendants())
        {
            switch (operation)
            {
                case IVariableDeclaratorOperation found when Same(found.Symbol, reference.Local):
                    declarator = found;
                    break;
                case ILocalReferenceOperation other when Same(other.Local, reference.Local) && IsWritten(other):
                    return null;
            }
        }

        // In code that does not compile a variable may be used in its own initializer.
        return declarator is not null && declarator.Syntax.Span.End <= reference.Syntax.SpanStart
            ? declarator.GetVariableInitializer()?.Value
            : null;
    }

    /// <summary>The outermost operation around another: a whole member, or an initializer.</summary>
    public static IOperation Root(IOperation operation)
    {
        while (operation.Parent is { } parent)
        {
            operation = parent;
        }

        return operation;
    }

    /// <summary>Whether a reference to a variable may change what it holds.</summary>
    public static bool IsWritten(IOperation reference) => reference.Parent switch
    {
        IAssignmentOperation assignment => assignment.Target == reference,
        IArgumentOperation argument => argument.Parameter is { RefKind: RefKind.Ref or RefKind.Out },
        IIncrementOrDecrementOperation or ITupleOperation or IDeclarationExpressionOperation or IAddressOfOperation => true,
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol.RefKind: RefKind.Ref } } => true,
        _ => false,
    };

    static bool Same(ILocalSymbol a, ILocalSymbol b) => SymbolEqualityComparer.Default.Equals(a, b);
}
