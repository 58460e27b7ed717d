using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using PersistentObjects.Analyzers.Semantics;
using PersistentObjects.Generator.Parsing;

namespace PersistentObjects.Analyzers.Rules;

/// <summary>
/// A change that is a transaction of its own, in asynchronous code, whose thread waits for the disk. It is known only of what
/// a store has given that it is not a detached object, and several changes in a row are reported as what they are.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ChangeBlocksAsynchronousCodeAnalyzer : StoreAnalyzer
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "PO1007";

    static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Change blocks asynchronous code",
        "Changing '{0}' outside of a transaction keeps the thread until the change is on the disk: await a WriteAsync that makes it",
        Categories.Mutation,
        DiagnosticSeverity.Info,
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
        if (LoneChange.At(context, symbols, origins) is { Group: null } lone
            && !IsTopLevel(context.Operation, context.ContainingSymbol)
            && !MayNotWait(lone.Store))
        {
            var place = lone.Change.Place;
            context.ReportDiagnostic(Diagnostic.Create(
                Rule, place.Syntax.GetLocation(), StoreInScope.Properties(lone.Store, place, symbols), Names.Of(lone.Change.Property)));
        }
    }

    // A program that is one thread has nothing else to do meanwhile.
    static bool IsTopLevel(IOperation operation, ISymbol member)
    {
        if (member.Name != WellKnownMemberNames.TopLevelStatementsEntryPointMethodName)
        {
            return false;
        }

        for (var current = operation.Parent; current is not null; current = current.Parent)
        {
            if (current is IAnonymousFunctionOperation or ILocalFunctionOperation)
            {
                return false;
            }
        }

        return true;
    }

    // A store that was opened in memory, or with relaxed durability; or by another method, which may do so.
    static bool MayNotWait(IOperation store) => store switch
    {
        ILocalReferenceOperation local => SingleAssignment.Of(local)?.DescendantsAndSelf().ToList() is not { } opening
            || !opening.Any(operation => operation is IInvocationOperation { TargetMethod.Name: "Open" or "OpenAsync" })
            || opening.Any(IsRelaxed),
        IMemberReferenceOperation member => DoesNotWait(member.Member)
            || (member.Instance is ILocalReferenceOperation holder && SingleAssignment.Of(holder)?.DescendantsAndSelf().Any(IsRelaxed) == true),
        _ => false,
    };

    static bool IsRelaxed(IOperation operation) => operation is IFieldReferenceOperation { Field: { Name: "Relaxed", ContainingType.Name: "Durability" } };

    // The operations of another member are not at hand. Names suffice, since all that they can do is to spare a report.
    static bool DoesNotWait(ISymbol member) => member.DeclaringSyntaxReferences
        .SelectMany(declaration => declaration.GetSyntax().DescendantNodes().OfType<IdentifierNameSyntax>())
        .Any(name => name.Identifier.ValueText is "InMemory" or "Relaxed");
}
