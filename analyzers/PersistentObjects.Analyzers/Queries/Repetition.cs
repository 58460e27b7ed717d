using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PersistentObjects.Analyzers.Semantics;

namespace PersistentObjects.Analyzers.Queries;

/// <summary>
/// Whether code runs once for each of many things: in a loop that counts or enumerates, or in a function that is called for each
/// element. A 'while' may as well be the life of a service, and asynchronous streams come slowly, so they don't count.
/// </summary>
static class Repetition
{
    public static bool IsAround(IOperation operation, PersistentSymbols symbols)
    {
        var child = operation;
        while (child.Parent is { } parent)
        {
            switch (parent)
            {
                case IForEachLoopOperation { IsAsynchronous: false } loop when loop.Body == child:
                case IForLoopOperation { Condition: { } condition } counted when counted.Body == child || condition == child:
                    return true;
                case IAnonymousFunctionOperation lambda when CallGiven(lambda) is { } call:
                    if (IsCalledForEach(call))
                    {
                        return true;
                    }

                    // These run their body on the spot.
                    if (!symbols.IsWrite(call.TargetMethod) && !symbols.IsRead(call.TargetMethod))
                    {
                        return false;
                    }

                    child = call;
                    continue;
                case IAnonymousFunctionOperation or ILocalFunctionOperation:
                    return false;
            }

            child = parent;
        }

        return false;

        bool IsCalledForEach(IInvocationOperation call) =>
            symbols.IsOfEnumerable(call.TargetMethod)
            || (call.TargetMethod.Name is "ForEach" or "For" && call.TargetMethod.ContainingType.Name is "List" or "Array" or "ImmutableList" or "Parallel");
    }

    static IInvocationOperation? CallGiven(IAnonymousFunctionOperation lambda) =>
        lambda.Parent is IDelegateCreationOperation { Parent: IArgumentOperation { Parent: IInvocationOperation call } } ? call : null;
}
