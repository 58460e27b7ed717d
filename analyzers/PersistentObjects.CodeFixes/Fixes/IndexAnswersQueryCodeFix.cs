using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PersistentObjects.Analyzers.Queries;
using PersistentObjects.Analyzers.Rules;
using PersistentObjects.Analyzers.Semantics;

namespace PersistentObjects.CodeFixes.Fixes;

/// <summary>Asks the index, where that gives the same objects in the same order and fails in the same way.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class IndexAnswersQueryCodeFix : EditingCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [IndexAnswersQueryAnalyzer.Id, IndexAnswersQueryInLoopAnalyzer.Id];

    private protected override IEnumerable<Edit> Edits(Place place, CancellationToken cancellationToken)
    {
        if (PersistentSymbols.Of(place.Model.Compilation) is { } symbols
            && Query(place, symbols, cancellationToken) is { } query
            && IndexAnswer.Find(query, symbols, place.Model.Compilation.Assembly) is { Replacement: { } replacement, Suggestion: var suggestion }
            && query.Call.Syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member }
            && IsPlain(member.Expression, query))
        {
            var last = (ExpressionSyntax)query.Last.Syntax;
            var text = $"{member.Expression.ToFullString()}{member.OperatorToken.ToFullString()}{replacement}";
            yield return place.Edit(
                $"Use '{suggestion}'",
                "Index",
                editor => editor.ReplaceNode(last, (_, _) => SyntaxFactory.ParseExpression(text).WithTriviaFrom(last)));
        }
    }

    static ExtentQuery? Query(Place place, PersistentSymbols symbols, CancellationToken cancellationToken) =>
        place.Root.FindToken(place.Diagnostic.Location.SourceSpan.Start).Parent!
            .AncestorsAndSelf()
            .OfType<InvocationExpressionSyntax>()
            .Select(call => place.Model.GetOperation(call, cancellationToken))
            .OfType<IInvocationOperation>()
            .Select(call => ExtentQuery.Of(call, symbols))
            .FirstOrDefault(query => query is not null && IndexAnswer.PlaceOf(query).SourceSpan == place.Diagnostic.Location.SourceSpan);

    // The extent stands before the method, and can be written down once more: no 'bank?.Accounts', and nothing inside of it
    // that another fix may change.
    static bool IsPlain(ExpressionSyntax extent, ExtentQuery query) =>
        query.Call.Arguments[0].Value.Syntax == extent
        && !extent.DescendantNodesAndSelf().Any(node => node is MemberBindingExpressionSyntax or AnonymousFunctionExpressionSyntax);
}
