using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using PersistentObjects.Analyzers.Semantics;
using PersistentObjects.Generator.Parsing;
using PersistentObjects.Generator.Parsing.Indexes;

namespace PersistentObjects.Analyzers.Rules;

/// <summary>
/// State of a persistent class that is not stored, and does not say so: a field, a property with a field of its own, or an
/// event. What has the same value in every object, whatever happened to it, loses nothing and is left alone.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MemberIsNotStoredAnalyzer : StoreAnalyzer
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "PO0030";

    static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Member of a persistent class is not stored",
        "{0} '{1}' is not stored, so after a restart it holds what its initializer gives: {2}mark it [NotPersistent] if that is meant",
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
                if (symbols.IsValidClass((INamedTypeSymbol)start.Symbol, start.CancellationToken))
                {
                    var assignments = MemberAssignments.Collect(start);
                    start.RegisterSymbolEndAction(end => Report(end, symbols, assignments));
                }
            },
            SymbolKind.NamedType);

    static void Report(SymbolAnalysisContext context, PersistentSymbols symbols, MemberAssignments assignments)
    {
        foreach (var member in ((INamedTypeSymbol)context.Symbol).GetMembers())
        {
            var state = StateOf(member);
            if (state is not null && !symbols.IsMarkedNotPersistent(member) && !symbols.IsMarkedNotPersistent(state) && !assignments.IsConstant(state))
            {
                context.ReportDiagnostic(Diagnostic.Create(Rule, state.Locations[0], Kind(state), Names.Of(state), Remedy(state, context.CancellationToken)));
            }
        }
    }

    // The member that the user has declared, if it has a field and the generator does not store it.
    static ISymbol? StateOf(ISymbol member) => member switch
    {
        { IsStatic: true } => null,
        IFieldSymbol { AssociatedSymbol: IPropertySymbol property } => IsJudgedElsewhere(property) ? null : property.PartialDefinitionPart ?? property,
        IFieldSymbol { IsImplicitlyDeclared: false } field => HoldsNoState(field) ? null : field,
        // Whose accessors are not written down has a field.
        IEventSymbol { IsAbstract: false, AddMethod.IsImplicitlyDeclared: true } @event => UnstoredEvent(@event),
        _ => null,
    };

    static bool IsJudgedElsewhere(IPropertySymbol property) =>
        PersistentTypes.IsGeneratedProperty(property.PartialDefinitionPart ?? property)
        || property.HasAttribute(MetadataNames.GeneratedCodeAttribute)
        || IndexDeclaration.On(property).Any(); // PO0016 says that it must be persistent.

    // A readonly object that is locked on.
    static bool HoldsNoState(IFieldSymbol field) =>
        field.IsConst
        || (field.IsReadOnly && (field.Type.SpecialType == SpecialType.System_Object || field.Type.Is("System.Threading.Lock")));

    static IEventSymbol? UnstoredEvent(IEventSymbol @event) =>
        @event.HasAttribute(MetadataNames.GeneratedCodeAttribute) || IsFieldMarked(@event) ? null : @event;

    // The attributes of an event's field are not on its symbol.
    static bool IsFieldMarked(IEventSymbol @event) =>
        @event.DeclaringSyntaxReferences.Any(reference =>
            reference.GetSyntax().FirstAncestorOrSelf<EventFieldDeclarationSyntax>() is { } declaration
            && declaration.AttributeLists
                .Where(list => list.Target is { Identifier.ValueText: "field" })
                .SelectMany(list => list.Attributes)
                .Any(attribute => attribute.Name.ToString().Split('.', ':').Last() is "NotPersistent" or "NotPersistentAttribute"));

    static string Kind(ISymbol state) => state switch
    {
        IFieldSymbol => "Field",
        IEventSymbol => "Event",
        _ => "Property",
    };

    static string Remedy(ISymbol state, CancellationToken cancellationToken) => state switch
    {
        IFieldSymbol => "make it a partial property, or ",
        IPropertySymbol { IsPartialDefinition: true } => "remove the part that implements it, or ",
        IPropertySymbol { ExplicitInterfaceImplementations.IsEmpty: false } => "",
        IPropertySymbol property when DeclarationRules.CouldBePersistent(property, cancellationToken) => "make it partial, or ",
        IPropertySymbol => "make it a partial property of a type that can be stored, or ",
        _ => "",
    };
}
