using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PersistentObjects.Analyzers.Queries;
using PersistentObjects.Analyzers.Semantics;
using PersistentObjects.Generator.Parsing;

namespace PersistentObjects.Analyzers.Rules;

/// <summary>
/// A query of LINQ that goes over all objects of an extent for each of many things, though an index finds those it is about: the time
/// grows with the product of both numbers.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class IndexAnswersQueryInLoopAnalyzer : StoreAnalyzer
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "PO3002";

    static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Query in a loop goes over an extent where an index has the answer",
        "'{0}' looks at every '{1}' again and again, though an index has the answer: use '{2}'",
        Categories.Queries,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: RulePages.For(Id));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    private protected override void Register(CompilationStartAnalysisContext context, PersistentSymbols symbols) =>
        context.RegisterOperationAction(operation => Analyze(operation, symbols), OperationKind.Invocation);

    static void Analyze(OperationAnalysisContext context, PersistentSymbols symbols)
    {
        if (IndexAnswer.Of(context, symbols, inLoop: true) is { } answer)
        {
            context.ReportDiagnostic(answer.Report(Rule));
        }
    }
}
