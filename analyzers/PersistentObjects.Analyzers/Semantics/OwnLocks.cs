using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PersistentObjects.Analyzers.Semantics;

/// <summary>Whether code holds a lock of its own, so that its author has thought of other threads.</summary>
static class OwnLocks
{
    public static bool AreHeldAt(IOperation operation)
    {
        for (var current = operation.Parent; current is not (null or IAnonymousFunctionOperation or ILocalFunctionOperation); current = current.Parent)
        {
            if (IsRegion(current, operation))
            {
                return true;
            }
        }

        return false;
    }

    static bool IsRegion(IOperation around, IOperation operation) => around switch
    {
        ILockOperation => true,
        ITryOperation { Finally: { } last } => Calls(last, static name => name is "Release" or "Exit"),
        IUsingOperation @using => Calls(@using.Resources, IsEntry),
        IBlockOperation block => block.Operations.Any(sibling =>
            sibling is IUsingDeclarationOperation && sibling.Syntax.Span.End <= operation.Syntax.SpanStart && Calls(sibling, IsEntry)),
        _ => false,
    };

    static bool IsEntry(string method) =>
        method.StartsWith("Lock", StringComparison.Ordinal)
        || method.StartsWith("Enter", StringComparison.Ordinal)
        || method.StartsWith("Acquire", StringComparison.Ordinal);

    static bool Calls(IOperation operation, Func<string, bool> isMeant) =>
        operation.Descendants().OfType<IInvocationOperation>().Any(call => isMeant(call.TargetMethod.Name))
        || (operation is IInvocationOperation self && isMeant(self.TargetMethod.Name));
}
