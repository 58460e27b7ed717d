using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PersistentObjects.Analyzers.Semantics;

/// <summary>Which code is inside a read scope that is declared with <see langword="using"/>, or in the body of a Read.</summary>
static class ScopeRegions
{
    /// <summary>Whether a read scope is lexically around an operation.</summary>
    public static bool IsInside(IOperation operation, PersistentSymbols symbols)
    {
        for (var (child, current) = (operation, operation.Parent); current is not null; (child, current) = (current, current.Parent))
        {
            if (OpenedAt(current, child, symbols) is not null
                || (current is IAnonymousFunctionOperation function
                    && TransactionRegions.BodyOf(function, symbols) is { } call
                    && symbols.IsRead(call.TargetMethod)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What opens a read scope around one child of an operation, and closes it behind that.</summary>
    public static IInvocationOperation? OpenedAt(IOperation operation, IOperation child, PersistentSymbols symbols) => operation switch
    {
        IUsingOperation @using when child == @using.Body => Opening(@using.Resources, symbols),
        IBlockOperation block => block.Operations
            .TakeWhile(sibling => sibling != child)
            .OfType<IUsingDeclarationOperation>()
            .Select(declaration => Opening(declaration.DeclarationGroup, symbols))
            .FirstOrDefault(opening => opening is not null),
        _ => null,
    };

    static IInvocationOperation? Opening(IOperation value, PersistentSymbols symbols) => value switch
    {
        IVariableDeclarationGroupOperation group => group.Declarations
            .SelectMany(declaration => declaration.Declarators)
            .Select(variable => variable.GetVariableInitializer() is { } initializer ? Opening(initializer.Value, symbols) : null)
            .FirstOrDefault(opening => opening is not null),
        IInvocationOperation call when symbols.Opens(call.TargetMethod) == ScopeKind.ReadScope => call,
        _ => null,
    };
}
