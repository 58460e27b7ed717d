using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PersistentObjects.Analyzers.Semantics;

/// <summary>
/// Which code runs inside a write transaction: the bodies of Write and WriteAsync, what follows a BeginWrite until it is
/// committed, and members marked [InTransaction].
/// </summary>
static class TransactionRegions
{
    /// <summary>The write transaction around an operation of a member, as far as it is known.</summary>
    public static TransactionContext Of(IOperation operation, ISymbol member, PersistentSymbols symbols)
    {
        IMethodSymbol? innermost = null;
        for (var (child, current) = (operation, operation.Parent); current is not null; (child, current) = (current, current.Parent))
        {
            if (IsRegion(current, child, symbols))
            {
                return innermost is null ? TransactionContext.Inside : TransactionContext.Unknown;
            }

            innermost ??= Function(current);
        }

        return symbols.IsInTransaction(member) ? innermost is null ? TransactionContext.Inside : TransactionContext.Unknown
            : IsAsynchronous(innermost ?? member as IMethodSymbol) ? TransactionContext.Outside
            : innermost is null ? TransactionContext.AsCaller
            : TransactionContext.Unknown;
    }

    /// <summary>The Write, WriteAsync or Read that an anonymous function is the body of.</summary>
    public static IInvocationOperation? BodyOf(IAnonymousFunctionOperation function, PersistentSymbols symbols)
    {
        var value = function.Parent;
        while (value is IDelegateCreationOperation or IConversionOperation or IParenthesizedOperation)
        {
            value = value.Parent;
        }

        // The state that a body is given may be a delegate, but only the body is declared as one.
        return value is IArgumentOperation { Parameter.OriginalDefinition.Type.TypeKind: TypeKind.Delegate, Parent: IInvocationOperation call }
            && (symbols.IsWrite(call.TargetMethod) || symbols.IsRead(call.TargetMethod))
                ? call
                : null;
    }

    static bool IsRegion(IOperation operation, IOperation child, PersistentSymbols symbols) => operation switch
    {
        IAnonymousFunctionOperation function => BodyOf(function, symbols) is { } call && symbols.IsWrite(call.TargetMethod),
        ILocalFunctionOperation function => symbols.IsInTransaction(function.Symbol),
        IUsingOperation @using => child == @using.Body && Begins(@using.Resources, symbols),
        IBlockOperation block => IsBegunBefore(child, block, symbols),
        _ => false,
    };

    static IMethodSymbol? Function(IOperation operation) => operation switch
    {
        IAnonymousFunctionOperation function => function.Symbol,
        ILocalFunctionOperation function => function.Symbol,
        _ => null,
    };

    static bool IsAsynchronous(IMethodSymbol? method) =>
        method is { IsAsync: true } or { Name: WellKnownMemberNames.TopLevelStatementsEntryPointMethodName };

    static bool IsBegunBefore(IOperation statement, IBlockOperation block, PersistentSymbols symbols)
    {
        var isOpen = false;
        foreach (var sibling in block.Operations)
        {
            if (sibling == statement)
            {
                break;
            }

            isOpen = sibling switch
            {
                IUsingDeclarationOperation declaration => isOpen || Begins(declaration.DeclarationGroup, symbols),
                IVariableDeclarationGroupOperation declaration => isOpen || Begins(declaration, symbols),
                IExpressionStatementOperation { Operation: ISimpleAssignmentOperation assignment } => isOpen || Begins(assignment.Value, symbols),
                IExpressionStatementOperation { Operation: IInvocationOperation call } => isOpen && !symbols.EndsTransaction(call.TargetMethod),
                _ => isOpen,
            };
        }

        return isOpen;
    }

    static bool Begins(IOperation value, PersistentSymbols symbols) => value switch
    {
        IVariableDeclarationGroupOperation group =>
            group.Declarations.SelectMany(declaration => declaration.Declarators)
                .Any(variable => variable.GetVariableInitializer() is { } initializer && Begins(initializer.Value, symbols)),
        IInvocationOperation call => symbols.Opens(call.TargetMethod) == ScopeKind.Transaction,
        _ => false,
    };
}
