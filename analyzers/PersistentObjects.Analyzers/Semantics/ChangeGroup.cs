using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PersistentObjects.Analyzers.Semantics;

/// <summary>Changes of a store's objects that belong into one transaction.</summary>
/// <param name="Reason">What happens when they are not in one.</param>
/// <param name="First">The first of them.</param>
/// <param name="Statements">The statements that the transaction would be made of; none where it is only a part of one.</param>
sealed record ChangeGroup(string Reason, IOperation First, IReadOnlyList<IOperation> Statements)
{
    /// <summary>The largest group around a change, or null if there is nothing wrong with its being alone.</summary>
    public static ChangeGroup? Around(IOperation operation, ObjectChange change, PersistentSymbols symbols, StoreOrigins origins)
    {
        var statement = operation.Parent as IExpressionStatementOperation;
        return OwnLocks.AreHeldAt(operation) ? null
            : Loop() ?? Check() ?? (statement is null ? null : Run(statement))
            ?? (ReadsBefore(operation, change)
                ? new ChangeGroup("is read and then changed, so a change that another thread makes in between is lost", operation, statement is null ? [] : [statement])
                : null);

        ChangeGroup? Loop() =>
            Enclosing(operation).OfType<ILoopOperation>().LastOrDefault(loop => IsWhole(loop, symbols) && IsNotWithin(operation, Once(loop))) is { } loop
                ? new ChangeGroup(
                    "is changed in a loop, in a transaction of its own each time, so a crash or a reader may come in between", FirstIn(loop, Once(loop)), [loop])
                : null;

        ChangeGroup? Check() =>
            Enclosing(operation).OfType<IConditionalOperation>().LastOrDefault(check =>
                check.Type is null
                && IsNotWithin(operation, [check.Condition])
                && Reads(check.Condition, change, sameProperty: false)
                && !Awaits(check)) is { } check
                    ? new ChangeGroup(
                        "is changed because of what was read before, which another thread may change in between", FirstIn(check, [check.Condition]), [check])
                    : null;

        ChangeGroup? Run(IExpressionStatementOperation one)
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
                : new ChangeGroup(
                    "and what is changed behind it are transactions of their own, so a crash or a reader may come in between",
                    ((IExpressionStatementOperation)block.Operations[index - before]).Operation,
                    [.. block.Operations.Skip(index - before).Take(before + 1 + after)]);

            bool Belongs(IOperation sibling) =>
                Store(sibling) is { } other && SymbolEqualityComparer.Default.Equals(other, store) && !Awaits(sibling);
        }

        ISymbol? Store(IOperation sibling) =>
            sibling is IExpressionStatementOperation { Operation: var inner } && ObjectChange.By(inner, symbols) is { } made
                ? StoreOrigins.Variable(origins.StoreOf(made.Instance))
                : null;

        IOperation FirstIn(IOperation unit, IReadOnlyList<IOperation> except) =>
            Operations.StraightLine(unit).First(inner =>
                ObjectChange.By(inner, symbols) is { } made && origins.StoreOf(made.Instance) is not null && IsNotWithin(inner, except));
    }

    static IEnumerable<IOperation> Enclosing(IOperation operation)
    {
        for (var current = operation.Parent; current is not (null or IAnonymousFunctionOperation or ILocalFunctionOperation); current = current.Parent)
        {
            yield return current;
        }
    }

    // One that awaits goes on for as long as it likes, one that is left early may change no more than one object, and one that calls
    // something else may keep a note of how far it has come.
    static bool IsWhole(ILoopOperation loop, PersistentSymbols symbols) =>
        loop is IForEachLoopOperation { IsAsynchronous: false } or IForLoopOperation
        && !Operations.StraightLine(loop).Any(inner =>
            inner is IAwaitOperation or IReturnOperation or IBranchOperation { BranchKind: not BranchKind.Continue }
            || (inner is IExpressionStatementOperation { Operation: IInvocationOperation call } && ObjectChange.By(call, symbols) is null));

    static IReadOnlyList<IOperation> Once(ILoopOperation loop) => loop switch
    {
        IForEachLoopOperation each => [each.Collection],
        IForLoopOperation counting => counting.Before,
        _ => [],
    };

    static bool IsNotWithin(IOperation operation, IReadOnlyList<IOperation> parts) =>
        !parts.Any(part => part.Syntax.Span.Contains(operation.Syntax.Span));

    static bool Awaits(IOperation operation) => Operations.StraightLine(operation).Any(inner => inner is IAwaitOperation);

    static bool ReadsBefore(IOperation operation, ObjectChange change) =>
        operation is not (ISimpleAssignmentOperation or IInvocationOperation)
        || ObjectChange.Given(operation).Any(given => Reads(given, change, sameProperty: true));

    // Whether the same object is asked for the property, or for any.
    static bool Reads(IOperation value, ObjectChange change, bool sameProperty) =>
        change.Instance is ILocalReferenceOperation { Local: var local }
        && Operations.StraightLine(value).Any(inner =>
            CollectionChanges.Property(inner) is { Instance: ILocalReferenceOperation read, Property: var property }
            && SymbolEqualityComparer.Default.Equals(read.Local, local)
            && (sameProperty
                ? SymbolEqualityComparer.Default.Equals(property, change.Property)
                : SymbolEqualityComparer.Default.Equals(property.ContainingType, change.Property.ContainingType)));
}
