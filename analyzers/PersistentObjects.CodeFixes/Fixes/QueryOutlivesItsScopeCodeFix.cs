using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PersistentObjects.Analyzers.Rules;

namespace PersistentObjects.CodeFixes.Fixes;

/// <summary>Copies the results into a list, where a list can be returned.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class QueryOutlivesItsScopeCodeFix : EditingCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [QueryOutlivesItsScopeAnalyzer.Id];

    private protected override IEnumerable<Edit> Edits(Place place, CancellationToken cancellationToken)
    {
        if (place.Root.FindNode(place.Diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is not ExpressionSyntax query
            || ReturnType(query, place.Model, cancellationToken) is not { } returned
            || ListOf(place.Model.GetTypeInfo(query, cancellationToken).Type, place.Model.Compilation) is not { } list
            || !place.Model.Compilation.ClassifyCommonConversion(list, returned).IsImplicit)
        {
            yield break;
        }

        yield return place.Edit("Copy the results with ToList()", "ToList", editor =>
            editor.ReplaceNode(query, (current, _) => Usings.Needing(ToList((ExpressionSyntax)current), "System.Linq")));
    }

    static ITypeSymbol? ReturnType(ExpressionSyntax query, SemanticModel model, CancellationToken cancellationToken)
    {
        var operation = model.GetOperation(query, cancellationToken)?.Parent;
        while (operation is not (null or IReturnOperation))
        {
            operation = operation.Parent;
        }

        for (; operation is not null; operation = operation.Parent)
        {
            if (operation is IAnonymousFunctionOperation function)
            {
                return function.Symbol.ReturnType;
            }
        }

        return model.GetEnclosingSymbol(query.SpanStart, cancellationToken) is not IMethodSymbol method ? null
            // What is asynchronous returns a task of it.
            : method is { IsAsync: true, ReturnType: INamedTypeSymbol { Arity: 1 } task } ? task.TypeArguments[0]
            : method.ReturnType;
    }

    static ITypeSymbol? ListOf(ITypeSymbol? sequence, Compilation compilation)
    {
        var enumerable = compilation.GetSpecialType(SpecialType.System_Collections_Generic_IEnumerable_T);
        return sequence?.AllInterfaces.Concat(sequence is INamedTypeSymbol self ? [self] : [])
            .FirstOrDefault(type => SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, enumerable)) is { } elements
                ? compilation.GetTypeByMetadataName("System.Collections.Generic.List`1")?.Construct([.. elements.TypeArguments], elements.TypeArgumentNullableAnnotations)
                : null;
    }

    static ExpressionSyntax ToList(ExpressionSyntax query)
    {
        var bare = query.WithoutTrivia();
        ExpressionSyntax receiver = bare is InvocationExpressionSyntax or MemberAccessExpressionSyntax or ElementAccessExpressionSyntax
            or IdentifierNameSyntax or ParenthesizedExpressionSyntax
                ? bare
                : SyntaxFactory.ParenthesizedExpression(bare);
        return SyntaxFactory.InvocationExpression(
                SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, receiver, SyntaxFactory.IdentifierName("ToList")))
            .WithTriviaFrom(query);
    }
}
