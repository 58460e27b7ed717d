using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using PersistentObjects.Analyzers.Semantics;
using PersistentObjects.Generator.Parsing;

namespace PersistentObjects.Analyzers.Rules;

/// <summary>
/// A body of a write transaction or read scope that goes on after it has returned: an async lambda or method, or one that
/// returns a task. The store refuses it when it runs.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BodyIsAsynchronousAnalyzer : StoreAnalyzer
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "PO1001";

    static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Body of a transaction is asynchronous",
        "The body that '{0}' is given {1}: what follows its first await would be outside of {2}",
        Categories.Mutation,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePages.For(Id));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    private protected override void Register(CompilationStartAnalysisContext context, PersistentSymbols symbols) =>
        context.RegisterOperationAction(operation => Analyze(operation, symbols), OperationKind.Invocation);

    static void Analyze(OperationAnalysisContext context, PersistentSymbols symbols)
    {
        var invocation = (IInvocationOperation)context.Operation;
        if (Consequence(invocation.TargetMethod, symbols) is not { } consequence)
        {
            return;
        }

        foreach (var argument in invocation.Arguments)
        {
            // The state that a body is given may be a delegate, but only the body is declared as one.
            if (argument.Parameter is { OriginalDefinition.Type.TypeKind: TypeKind.Delegate, Type: INamedTypeSymbol body }
                && AsynchronousBecause(argument.Value, body.DelegateInvokeMethod!.ReturnType, symbols) is { } reason)
            {
                context.ReportDiagnostic(Diagnostic.Create(Rule, Location(argument.Value), invocation.TargetMethod.Name, reason, consequence));
            }
        }
    }

    static string? Consequence(IMethodSymbol method, PersistentSymbols symbols) =>
        symbols.IsWrite(method)
            ? "the transaction, so the store refuses it; await first, then write the result in a synchronous body"
        : symbols.IsRead(method)
            ? "the read scope, so the store refuses it; await first, or open a view with OpenView() and enter it around each synchronous piece"
        : null;

    static string? AsynchronousBecause(IOperation body, ITypeSymbol returned, PersistentSymbols symbols) =>
        IsAsync(body) ? "is asynchronous"
        : symbols.IsAwaitable(returned) ? $"returns a '{returned.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}'"
        : null;

    static bool IsAsync(IOperation body) => Target(body) switch
    {
        IAnonymousFunctionOperation lambda => lambda.Symbol.IsAsync,
        IMethodReferenceOperation reference => reference.Method.IsAsync,
        _ => false,
    };

    static IOperation Target(IOperation body) => body switch
    {
        IDelegateCreationOperation creation => Target(creation.Target),
        IConversionOperation conversion => Target(conversion.Operand),
        _ => body,
    };

    // Of a lambda, the modifier is what is wrong.
    static Location Location(IOperation body) =>
        Target(body).Syntax is AnonymousFunctionExpressionSyntax { AsyncKeyword: { RawKind: not 0 } keyword }
            ? keyword.GetLocation()
            : body.Syntax.GetLocation();
}
