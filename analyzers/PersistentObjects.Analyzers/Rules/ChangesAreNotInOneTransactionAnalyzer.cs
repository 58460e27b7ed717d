using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using PersistentObjects.Analyzers.Semantics;
using PersistentObjects.Generator.Parsing;

namespace PersistentObjects.Analyzers.Rules;

/// <summary>
/// Changes that belong together and are a transaction each. It is known only of asynchronous code and top-level statements
/// that nobody around has begun a transaction, and only of what a store has given that it is not a detached object.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ChangesAreNotInOneTransactionAnalyzer : StoreAnalyzer
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "PO1008";

    static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Changes that belong together are not in one transaction",
        "'{0}' {1}: do it in one Write or WriteAsync",
        Categories.Mutation,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: RulePages.For(Id));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    private protected override void Register(CompilationStartAnalysisContext context, PersistentSymbols symbols)
    {
        var origins = new StoreOrigins(symbols, StoreQueries.Of(context.Compilation));
        context.RegisterOperationAction(operation => Analyze(operation, symbols, origins), ObjectChange.Kinds);
    }

    static void Analyze(OperationAnalysisContext context, PersistentSymbols symbols, StoreOrigins origins)
    {
        if (LoneChange.At(context, symbols, origins) is { Group: { } group } lone && group.First == context.Operation)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Rule,
                lone.Change.Place.Syntax.GetLocation(),
                group.Statements.Count == 0 ? [] : [Location(group)],
                group.Statements.Count == 0 ? null : StoreInScope.Properties(lone.Store, group.Statements[0], symbols),
                Names.Of(lone.Change.Property),
                group.Reason));
        }
    }

    static Location Location(ChangeGroup group) => Microsoft.CodeAnalysis.Location.Create(
        group.First.Syntax.SyntaxTree,
        TextSpan.FromBounds(group.Statements[0].Syntax.SpanStart, group.Statements[group.Statements.Count - 1].Syntax.Span.End));
}
