using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace PersistentObjects.CodeFixes;

/// <summary>Statements in a row.</summary>
sealed record StatementSpan(IReadOnlyList<StatementSyntax> Statements)
{
    /// <summary>The statements that fill a span.</summary>
    public static StatementSpan? Find(SyntaxNode root, TextSpan span)
    {
        var first = root.FindToken(span.Start).Parent?.AncestorsAndSelf().OfType<StatementSyntax>()
            .LastOrDefault(statement => statement.SpanStart == span.Start && statement.Span.End <= span.End);
        return first is null ? null : new StatementSpan([.. Siblings(first).Where(statement => span.Contains(statement.Span))]);
    }

    /// <summary>Whether the compiler accepts them as the body of a lambda, and all else as it is.</summary>
    public bool CanBeALambda(SemanticModel model)
    {
        var (first, last) = (Statements[0], Statements[Statements.Count - 1]);
        return !Statements.Any(Awaits.In)
            && !first.Ancestors().Any(ancestor => ancestor is LockStatementSyntax or UnsafeStatementSyntax)
            && model.AnalyzeControlFlow(first, last) is { Succeeded: true, ExitPoints.IsEmpty: true, ReturnStatements.IsEmpty: true }
            && model.AnalyzeDataFlow(first, last) is { Succeeded: true } flow
            && !flow.VariablesDeclared.Any(variable => flow.ReadOutside.Contains(variable) || flow.WrittenOutside.Contains(variable))
            // What is assigned in a lambda is not definitely assigned behind it.
            && flow.DataFlowsOut.All(variable => flow.DefinitelyAssignedOnEntry.Contains(variable))
            && !flow.ReadInside.Concat(flow.WrittenInside).Any(IsByReference);
    }

    static IEnumerable<StatementSyntax> Siblings(StatementSyntax statement) => statement.Parent switch
    {
        BlockSyntax block => block.Statements,
        GlobalStatementSyntax { Parent: CompilationUnitSyntax unit } => unit.Members.OfType<GlobalStatementSyntax>().Select(global => global.Statement),
        SwitchSectionSyntax section => section.Statements,
        _ => [statement],
    };

    static bool IsByReference(ISymbol variable) => variable switch
    {
        IParameterSymbol parameter => parameter.RefKind != RefKind.None || parameter.Type.IsRefLikeType,
        ILocalSymbol local => local.IsRef || local.Type.IsRefLikeType,
        _ => false,
    };
}
