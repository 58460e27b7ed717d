using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PersistentObjects.Analyzers.Semantics;

/// <summary>What a try statement in a write transaction changes, and what was changed just before it.</summary>
/// <param name="Before">Changes by the statements before it, in the same block.</param>
/// <param name="Inside">Changes that it makes itself.</param>
/// <param name="Failing">What may throw in it, beside the changes.</param>
sealed record TransactionChanges(
    IReadOnlyList<TransactionChanges.Change> Before,
    IReadOnlyList<TransactionChanges.Change> Inside,
    IReadOnlyList<IOperation> Failing)
{
    public static TransactionChanges Around(ITryOperation attempt, PersistentSymbols symbols)
    {
        var before = attempt.Parent is IBlockOperation block
            ? block.Operations.TakeWhile(statement => statement != attempt).OfType<IExpressionStatementOperation>().Select(statement => statement.Operation)
            : [];
        var inside = Operations.StraightLine(attempt.Body).ToList();
        var changes = ChangesIn(inside, symbols);
        return new(
            ChangesIn(before, symbols),
            changes,
            [.. inside.Where(operation => operation is IInvocationOperation or IThrowOperation && changes.All(change => change.Operation != operation))]);
    }

    /// <summary>
    /// A change that was made when something behind it fails, which was to make another one: null where all that may fail
    /// comes before the first change.
    /// </summary>
    /// <param name="changesFail">Whether the change of another object counts as what may fail.</param>
    public ISymbol? FirstHalf(bool changesFail) =>
        Before.Concat(Inside).FirstOrDefault(first => Inside.Any(second => Follows(first, second, changesFail)))?.Member;

    bool Follows(Change first, Change second, bool changesFail)
    {
        if (first == second)
        {
            return Loop(first.Operation) is { } loop && Failing.Any(failing => loop.Syntax.Span.Contains(failing.Syntax.Span));
        }

        return first.Operation.Syntax.Span.End <= second.Operation.Syntax.SpanStart
            && !AreAlternatives(first.Operation, second.Operation)
            && ((changesFail && !IsSame(first.Changed, second.Changed))
                || Failing.Any(failing => failing.Syntax.SpanStart >= first.Operation.Syntax.Span.End && failing.Syntax.Span.End <= second.Operation.Syntax.Span.End));
    }

    static List<Change> ChangesIn(IEnumerable<IOperation> operations, PersistentSymbols symbols) =>
    [
        .. operations.Select(operation => operation switch
        {
            IInvocationOperation call when symbols.IsAdd(call.TargetMethod) || symbols.IsDelete(call.TargetMethod) =>
                new Change(operation, call.TargetMethod, call.Arguments[0].Value),
            // An object that was just made is in no store, as a rule.
            _ when ObjectChange.By(operation, symbols) is { } change && !StoredValues.IsNew(change.Instance) =>
                new Change(operation, change.Property, change.Instance),
            _ => null,
        }).OfType<Change>(),
    ];

    // A loop that the try is around: some of its rounds are done when one fails.
    static IOperation? Loop(IOperation change)
    {
        for (var current = change.Parent; current is not (null or ITryOperation); current = current.Parent)
        {
            if (current is ILoopOperation)
            {
                return current;
            }
        }

        return null;
    }

    static bool AreAlternatives(IOperation first, IOperation second)
    {
        var around = first.Parent;
        while (around is not null && !around.Syntax.Span.Contains(second.Syntax.Span))
        {
            around = around.Parent;
        }

        return around is IConditionalOperation or ISwitchOperation or ISwitchExpressionOperation or ICoalesceOperation;
    }

    static bool IsSame(IOperation a, IOperation b) => (Operations.Unwrap(a), Operations.Unwrap(b)) switch
    {
        (ILocalReferenceOperation x, ILocalReferenceOperation y) => SymbolEqualityComparer.Default.Equals(x.Local, y.Local),
        (IParameterReferenceOperation x, IParameterReferenceOperation y) => SymbolEqualityComparer.Default.Equals(x.Parameter, y.Parameter),
        (IMemberReferenceOperation x, IMemberReferenceOperation y) => SymbolEqualityComparer.Default.Equals(x.Member, y.Member),
        (IInstanceReferenceOperation, IInstanceReferenceOperation) => true,
        // Two expressions of other kinds may be one object.
        _ => a.Kind == b.Kind,
    };

    /// <summary>One change.</summary>
    public sealed record Change(IOperation Operation, ISymbol Member, IOperation Changed);
}
