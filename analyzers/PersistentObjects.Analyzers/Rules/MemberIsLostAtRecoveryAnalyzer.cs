using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PersistentObjects.Analyzers.Semantics;
using PersistentObjects.Generator.Parsing;

namespace PersistentObjects.Analyzers.Rules;

/// <summary>
/// A member marked [NotPersistent] that nothing but a constructor assigns. A recovered object, whose constructor does not run, never
/// has what the others have.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MemberIsLostAtRecoveryAnalyzer : StoreAnalyzer
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "PO0038";

    static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Member that only a constructor assigns is lost at recovery",
        "'{0}' is assigned by a constructor alone, whose body does not run when the object is recovered: after a restart it is {1}; initialize it where it is declared, or when it is first used",
        DeclarationDiagnostics.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: RulePages.For(Id));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    private protected override void Register(CompilationStartAnalysisContext context, PersistentSymbols symbols) =>
        context.RegisterSymbolStartAction(
            start =>
            {
                var type = (INamedTypeSymbol)start.Symbol;
                if (symbols.IsMarkedPersistent(type)
                    && type.GetMembers().Where(member => IsCandidate(member, symbols)).ToList() is { Count: > 0 } candidates
                    && symbols.IsValidClass(type, start.CancellationToken))
                {
                    var assignments = MemberAssignments.Collect(start);
                    start.RegisterSymbolEndAction(end =>
                    {
                        foreach (var member in candidates.Where(assignments.AreInConstructorsOnly))
                        {
                            end.ReportDiagnostic(Diagnostic.Create(Rule, member.Locations[0], Names.Of(member), DefaultOf(member)));
                        }
                    });
                }
            },
            SymbolKind.NamedType);

    // What others can set they may set after recovery.
    static bool IsCandidate(ISymbol member, PersistentSymbols symbols) =>
        member switch
        {
            IFieldSymbol { IsStatic: false, IsImplicitlyDeclared: false } field => field.IsReadOnly || field.DeclaredAccessibility == Accessibility.Private,
            IPropertySymbol { IsStatic: false, IsPartialDefinition: false } property =>
                property.SetMethod is not { } setter || setter.IsInitOnly || setter.DeclaredAccessibility == Accessibility.Private,
            _ => false,
        }
        && symbols.IsMarkedNotPersistent(member);

    static string DefaultOf(ISymbol member)
    {
        var type = member is IFieldSymbol field ? field.Type : ((IPropertySymbol)member).Type;
        return type.IsReferenceType || type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T ? "null" : $"default({Names.Of(type)})";
    }
}
