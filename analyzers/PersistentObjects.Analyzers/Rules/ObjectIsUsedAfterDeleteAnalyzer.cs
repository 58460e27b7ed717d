using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using PersistentObjects.Analyzers.Semantics;
using PersistentObjects.Generator.Parsing;

namespace PersistentObjects.Analyzers.Rules;

/// <summary>
/// The first use of an object in the statements behind the one that deletes it. Reading inside a read scope that is older than
/// that is fine, and so is asking what remains: its id, and whether it is deleted.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ObjectIsUsedAfterDeleteAnalyzer : StoreAnalyzer
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "PO1014";

    static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Object is used after it was deleted",
        "'{0}' was deleted before, so {1} throws an ObjectDeletedException: do it before the Delete",
        Categories.Mutation,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: RulePages.For(Id));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    private protected override void Register(CompilationStartAnalysisContext context, PersistentSymbols symbols) =>
        context.RegisterOperationAction(operation => Analyze(operation, symbols), OperationKind.Invocation);

    static void Analyze(OperationAnalysisContext context, PersistentSymbols symbols)
    {
        var call = (IInvocationOperation)context.Operation;
        if (symbols.IsDelete(call.TargetMethod)
            && Variable(call.Arguments[0].Value) is { } deleted
            && call.Parent is IExpressionStatementOperation { Parent: IBlockOperation block } statement
            && !ScopeRegions.IsInside(call, symbols)
            && FirstUse(block.Operations.SkipWhile(sibling => sibling != statement).Skip(1), deleted, symbols) is var (use, what))
        {
            context.ReportDiagnostic(Diagnostic.Create(Rule, use.Syntax.GetLocation(), deleted.Name, what));
        }
    }

    static (IOperation Use, string What)? FirstUse(IEnumerable<IOperation> statements, ISymbol deleted, PersistentSymbols symbols)
    {
        foreach (var statement in statements)
        {
            var inside = Operations.StraightLine(statement).ToList();
            if (inside.Any(operation => Ends(operation, deleted, symbols)))
            {
                return null;
            }

            foreach (var operation in inside)
            {
                if (Use(operation, deleted, symbols) is { } what)
                {
                    return IsExpectedToThrow(operation, statement) ? null : (operation, what);
                }
            }
        }

        return null;
    }

    // The variable is another object from here on or may be, the program goes on elsewhere, or what was deleted is there again.
    static bool Ends(IOperation operation, ISymbol deleted, PersistentSymbols symbols) => operation switch
    {
        ILabeledOperation or IBranchOperation => true,
        IInvocationOperation { TargetMethod: { Name: nameof(IDisposable.Dispose) } method } => symbols.EndsTransaction(method),
        ILocalReferenceOperation or IParameterReferenceOperation => Is(operation, deleted) && SingleAssignment.IsWritten(operation),
        IPropertyReferenceOperation { Property.Name: "IsDeleted" } => true,
        _ => false,
    };

    static string? Use(IOperation operation, ISymbol deleted, PersistentSymbols symbols) => operation switch
    {
        IPropertyReferenceOperation { Instance: { } instance, Parent: not INameOfOperation } property
            when Is(instance, deleted) && symbols.IsPersistentProperty(property.Property) => $"its '{property.Property.Name}'",
        IInvocationOperation { Arguments.IsEmpty: false } call
            when (symbols.IsAdd(call.TargetMethod) || symbols.IsDelete(call.TargetMethod)) && Is(call.Arguments[0].Value, deleted) => $"'{call.TargetMethod.Name}'",
        _ => null,
    };

    static bool Is(IOperation value, ISymbol variable) => SymbolEqualityComparer.Default.Equals(Variable(value), variable);

    static bool IsExpectedToThrow(IOperation operation, IOperation statement)
    {
        for (IOperation? current = operation; current is not null && current != statement.Parent; current = current.Parent)
        {
            if (current is ITryOperation { Catches.IsEmpty: false })
            {
                return true;
            }
        }

        return false;
    }

    static ISymbol? Variable(IOperation value) => value switch
    {
        IConversionOperation conversion => Variable(conversion.Operand),
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        _ => null,
    };
}
