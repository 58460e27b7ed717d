using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PersistentObjects.Analyzers.Semantics;

/// <summary>Setters of a store's objects that belong into one transaction.</summary>
/// <param name="Reason">What happens when they are not in one.</param>
/// <param name="First">The first of them.</param>
/// <param name="Statements">The statements that the transaction would be made of; none where it is only a part of one.</param>
sealed record SetterGroup(string Reason, IOperation First, IReadOnlyList<IOperation> Statements)
{
    /// <summary>The largest group around a setter, or null if there is nothing wrong with its being alone.</summary>
    public static SetterGroup? Around(IOperation setter, IPropertyReferenceOperation target, PersistentSymbols symbols, StoreOrigins origins)
    {
        var statement = setter.Parent as IExpressionStatementOperation;
        return OwnLocks.AreHeldAt(setter) ? null
            : (statement is null ? null : Loop(statement) ?? Check(statement, target) ?? Run(statement))
            ?? (ReadsBefore(setter, target)
                ? new SetterGroup("is read and then set, so a change that another thread makes in between is lost", setter, statement is null ? [] : [statement])
                : null);

        SetterGroup? Loop(IOperation inner) =>
            Enclosing(inner).LastOrDefault(IsWholeLoop) is { } loop
                ? new SetterGroup("is set in a loop, in a transaction of its own each time, so a crash or a reader may come in between", FirstIn(loop), [loop])
                : null;

        SetterGroup? Check(IOperation inner, IPropertyReferenceOperation target) =>
            Enclosing(inner).LastOrDefault(outer => outer is IConditionalOperation conditional
                && conditional.Condition != inner
                && Reads(conditional.Condition, target, sameProperty: false)
                && !Awaits(conditional)) is { } check
                    ? new SetterGroup("is set because of what was read before, which another thread may change in between", FirstIn(check), [check])
                    : null;

        SetterGroup? Run(IExpressionStatementOperation one)
        {
            if (one.Parent is not IBlockOperation block)
            {
                return null;
            }

            var store = Store(one);
            var index = block.Operations.IndexOf(one);
            var before = block.Operations.Take(index).Reverse().TakeWhile(Belongs).Count();
            var after = block.Operations.Skip(index + 1).TakeWhile(Belongs).Count();
            return before + after == 0 || Awaits(one)
                ? null
                : new SetterGroup(
                    "and what is set behind it are transactions of their own, so a crash or a reader may come in between",
                    ((IExpressionStatementOperation)block.Operations[index - before]).Operation,
                    [.. block.Operations.Skip(index - before).Take(before + 1 + after)]);

            bool Belongs(IOperation sibling) =>
                Store(sibling) is { } other && SymbolEqualityComparer.Default.Equals(other, store) && !Awaits(sibling);
        }

        ISymbol? Store(IOperation sibling) =>
            sibling is IExpressionStatementOperation { Operation: var operation } && ObjectSetters.Target(operation, symbols) is { } set
                ? StoreOrigins.Variable(origins.StoreOf(set.Instance))
                : null;

        IOperation FirstIn(IOperation unit) =>
            ObjectSetters.StraightLine(unit)
                .First(inner => ObjectSetters.Target(inner, symbols) is { } set && origins.StoreOf(set.Instance) is not null);
    }

    static IEnumerable<IOperation> Enclosing(IOperation statement)
    {
        for (var current = statement.Parent; current is not (null or IAnonymousFunctionOperation or ILocalFunctionOperation); current = current.Parent)
        {
            yield return current;
        }
    }

    // One that awaits goes on for as long as it likes, one that is left early may set no more than one property, and one that calls
    // something else may keep a note of how far it has come.
    static bool IsWholeLoop(IOperation operation) =>
        operation is IForEachLoopOperation { IsAsynchronous: false } or IForLoopOperation
        && !ObjectSetters.StraightLine(operation).Any(inner =>
            inner is IAwaitOperation or IReturnOperation or IBranchOperation { BranchKind: not BranchKind.Continue }
                or IExpressionStatementOperation { Operation: IInvocationOperation });

    static bool Awaits(IOperation operation) => ObjectSetters.StraightLine(operation).Any(inner => inner is IAwaitOperation);

    static bool ReadsBefore(IOperation setter, IPropertyReferenceOperation target) =>
        setter is not ISimpleAssignmentOperation assignment || Reads(assignment.Value, target, sameProperty: true);

    // Whether the same object is asked for the property, or for any.
    static bool Reads(IOperation value, IPropertyReferenceOperation target, bool sameProperty) =>
        target.Instance is ILocalReferenceOperation { Local: var local }
        && ObjectSetters.StraightLine(value).Any(inner =>
            inner is IPropertyReferenceOperation { Instance: ILocalReferenceOperation read } property
            && SymbolEqualityComparer.Default.Equals(read.Local, local)
            && (sameProperty
                ? SymbolEqualityComparer.Default.Equals(property.Property, target.Property)
                : SymbolEqualityComparer.Default.Equals(property.Property.ContainingType, target.Property.ContainingType)));
}
