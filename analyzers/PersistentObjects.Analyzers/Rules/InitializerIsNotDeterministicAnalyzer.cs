using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using PersistentObjects.Analyzers.Semantics;
using PersistentObjects.Generator.Parsing;
using PersistentObjects.Generator.Parsing.Indexes;

namespace PersistentObjects.Analyzers.Rules;

/// <summary>
/// An initializer of a persistent property that gives another value each time. Initializers run at recovery, and what they give
/// is the value of a property that an object was stored without.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class InitializerIsNotDeterministicAnalyzer : StoreAnalyzer
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "PO0036";

    static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Initializer of a persistent property is not deterministic",
        "The initializer of '{0}' {1}; objects that were stored before the property was added get what it gives at each opening, another value every time: set the property in a constructor",
        DeclarationDiagnostics.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: RulePages.For(Id));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    // A property of which one half is generated counts as generated code as a whole, whose operations nobody is shown. So its file
    // is looked at; what is no declaration is passed over.
    private protected override void Register(CompilationStartAnalysisContext context, PersistentSymbols symbols) =>
        context.RegisterSemanticModelAction(file => Analyze(file, symbols));

    static void Analyze(SemanticModelAnalysisContext context, PersistentSymbols symbols)
    {
        var model = context.SemanticModel;
        var properties = model.SyntaxTree.GetRoot(context.CancellationToken)
            .DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or ClassDeclarationSyntax)
            .OfType<PropertyDeclarationSyntax>();
        foreach (var declaration in properties)
        {
            if (declaration.Initializer is { } initializer
                && declaration.Modifiers.Any(SyntaxKind.PartialKeyword)
                && model.GetDeclaredSymbol(declaration, context.CancellationToken) is { } property
                && symbols.IsMarkedPersistent(property.ContainingType)
                && PersistentTypes.IsGeneratedProperty(property.PartialDefinitionPart ?? property)
                && model.GetOperation(initializer.Value, context.CancellationToken) is { } value
                && Reason(value) is { } reason)
            {
                context.ReportDiagnostic(Diagnostic.Create(Rule, initializer.Value.GetLocation(), Names.Of(property), reason));
            }
        }
    }

    // What runs later, in a lambda, can't be in a value that is stored.
    static string? Reason(IOperation value) =>
        value.DescendantsAndSelf()
            .Select(operation => operation switch
            {
                IPropertyReferenceOperation property => Nondeterminism.Describe(property.Property),
                IInvocationOperation call => Nondeterminism.Describe(call.TargetMethod),
                IObjectCreationOperation { Constructor: { } constructor } => Nondeterminism.Describe(constructor),
                _ => null,
            })
            .FirstOrDefault(reason => reason is not null);
}
