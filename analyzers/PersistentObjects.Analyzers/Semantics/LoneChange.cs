using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace PersistentObjects.Analyzers.Semantics;

/// <summary>
/// A change that is a transaction of its own, in asynchronous code or top-level statements, of an object that is known to be in a
/// store.
/// </summary>
/// <param name="Change">The change.</param>
/// <param name="Store">The expression for the store.</param>
/// <param name="Group">The changes that it belongs together with, if it does.</param>
sealed record LoneChange(ObjectChange Change, IOperation Store, ChangeGroup? Group)
{
    public static LoneChange? At(OperationAnalysisContext context, PersistentSymbols symbols, StoreOrigins origins) =>
        ObjectChange.By(context.Operation, symbols) is { } change
        && TransactionRegions.Of(context.Operation, context.ContainingSymbol, symbols) == TransactionContext.Outside
        && origins.StoreOf(change.Instance) is { } store
            ? new(change, store, ChangeGroup.Around(context.Operation, change, symbols, origins))
            : null;
}
