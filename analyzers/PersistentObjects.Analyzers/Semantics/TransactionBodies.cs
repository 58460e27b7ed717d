using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PersistentObjects.Analyzers.Semantics;

/// <summary>What surely runs inside a write transaction, as seen from the call that begins it.</summary>
static class TransactionBodies
{
    /// <summary>
    /// The body that a Write or WriteAsync is given: a lambda, or a method that is named. Null when it is a variable.
    /// </summary>
    public static IOperation? BodyOf(IInvocationOperation write)
    {
        foreach (var argument in write.Arguments)
        {
            // The state that a body is given may be a delegate, but only the body is declared as one.
            if (argument.Parameter is { OriginalDefinition.Type.TypeKind: TypeKind.Delegate }
                && Operations.Unwrap(argument.Value) is var body and (IAnonymousFunctionOperation or IMethodReferenceOperation))
            {
                return body;
            }
        }

        return null;
    }

    /// <summary>
    /// What a BeginWrite that is declared with 'using' is followed by, until the transaction is committed for the first
    /// time or the block ends.
    /// </summary>
    public static IEnumerable<IOperation> StatementsAfter(IInvocationOperation beginWrite, PersistentSymbols symbols)
    {
        if (beginWrite.Parent is not IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: { IsUsing: true } transaction } declarator })
        {
            return [];
        }

        IOperation declaration = declarator;
        while (declaration.Parent is { } parent and not (IBlockOperation or IUsingOperation))
        {
            declaration = parent;
        }

        var statements = declaration.Parent switch
        {
            IUsingOperation { Body: IBlockOperation body } => body.Operations,
            IBlockOperation block => block.Operations.SkipWhile(statement => statement != declaration).Skip(1),
            _ => [],
        };
        return statements.TakeWhile(statement => !Ends(statement, transaction, symbols));
    }

    static bool Ends(IOperation statement, ILocalSymbol transaction, PersistentSymbols symbols) =>
        Operations.StraightLine(statement).Any(operation =>
            operation is IInvocationOperation { TargetMethod: var ending, Instance: ILocalReferenceOperation ended }
            && symbols.EndsTransaction(ending)
            && SymbolEqualityComparer.Default.Equals(ended.Local, transaction));
}
